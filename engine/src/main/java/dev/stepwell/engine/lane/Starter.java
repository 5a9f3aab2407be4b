package dev.stepwell.engine.lane;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.codec.StateCodec;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.ExpressRow;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.ParentLink;
import dev.stepwell.engine.row.Redrives;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts executions, and finds that one of this name exists. Confined to one lane. */
final class Starter {
    /** An execution that is to begin. */
    private record Wanted(
            Machine machine,
            String arn,
            String name,
            Payload input,
            @Nullable ParentLink parent) {}

    /** What is known of an execution of the wanted name. */
    private record Existing(ExecutionRow row, Payload input) {
        boolean isSameStart(Payload wanted) {
            return row.status() == Status.RUNNING && input.equals(wanted);
        }
    }

    private final LaneServices services;
    private final LiveCache cache;
    private final Stepper stepper;
    private final Outbox outbox;
    /** Named executions that the store does not have yet. */
    private final Map<String, Live> fresh = new HashMap<>();

    Starter(LaneServices services, LiveCache cache, Stepper stepper, Outbox outbox) {
        this.services = services;
        this.cache = cache;
        this.stepper = stepper;
        this.outbox = outbox;
    }

    void start(Mail.Start mail, OpenBatch batch, Instant now) {
        Existing existing = mail.named() ? existing(mail.arn()) : null;
        if (existing != null && existing.isSameStart(mail.input())) {
            batch.hold(new Release.Give<>(
                    mail.reply(),
                    new Started(existing.row().arn(), existing.row().startDate())));
        } else if (existing != null) {
            batch.hold(new Release.Refuse(mail.reply(), Refusals.executionAlreadyExists(mail.arn())));
        } else {
            Refused refusal = refusal(mail.machine());
            if (refusal != null) {
                mail.reply().refuse(refusal);
            } else {
                batch.hold(new Release.Give<>(mail.reply(), new Started(mail.arn(), now)));
                Live live = begin(new Wanted(mail.machine(), mail.arn(), mail.name(), mail.input(), null), now);
                run(live, mail.named(), batch, now);
            }
        }
    }

    /** Starts an Express execution that runs in memory; its row says that it must run to its end. */
    void startExpress(Mail.StartExpress mail, OpenBatch batch) {
        Machine machine = mail.start().machine();
        if (services.machines().isDeleted(machine.id())) {
            mail.reply().refuse(Refusals.machineDeleting(machine.arn()));
            return;
        }
        begin(mail.start(), batch);
        batch.hold(new Release.Give<>(
                mail.reply(), new Started(mail.start().arn(), mail.start().startDate())));
    }

    private void begin(ExpressStart start, OpenBatch batch) {
        ExecutionKey key = start.key();
        ExpressRow row = new ExpressRow(
                start.arn(),
                start.name(),
                start.machine().id(),
                start.machine().revision(),
                start.startDate(),
                services.epoch(key.partition()),
                start.input(),
                start.machine().through());
        batch.writes.put(Table.EXPRESS, key.bytes(), row.encode());
        batch.touches(key.partition());
        batch.hold(new Release.Begin(start));
    }

    /** An Express execution that a former process left: it begins anew, with a new life. */
    void beginAnew(ExecutionKey key, ExpressRow row, OpenBatch batch, Instant now) {
        if (row.epoch() == services.epoch(key.partition())) {
            return;
        }
        Machine machine =
                services.machines().running(row.machineId(), row.revision()).through(row.through());
        if (services.machines().isDeleted(machine.id())) {
            batch.writes.delete(Table.EXPRESS, key.bytes());
            batch.touches(key.partition());
        } else {
            batch.touches(key.partition());
            batch.hold(new Release.Begin(new ExpressStart(key, machine, row.arn(), row.name(), row.input(), now)));
        }
    }

    /** Starts a nested execution, or finds that an earlier copy of the message did, and tells the parent. */
    void startChild(Message.StartChild wanted, OpenBatch batch, Instant now) {
        int partition = wanted.receiver();
        Machine machine;
        try {
            // every copy of the message comes to the same version
            long dice = RowKeys.expressChild(partition, wanted.parent()).low();
            machine = services.machines().running(wanted.machineArn(), () -> dice);
        } catch (Refused refused) {
            outbox.send(partition, refused(wanted.parent(), refused), batch);
            return;
        }
        if (machine.row().type() == MachineType.EXPRESS) {
            startExpressChild(wanted, machine, batch, now);
            return;
        }
        String arn = wanted.childArn();
        Existing existing = existing(arn);
        Refused refusal = existing == null ? refusal(machine) : null;
        if (existing != null) {
            outbox.send(partition, found(wanted, existing), batch);
        } else if (refusal != null) {
            outbox.send(partition, refused(wanted.parent(), refusal), batch);
        } else {
            outbox.send(partition, new Message.ChildStarted(wanted.parent(), arn, now), batch);
            run(begin(new Wanted(machine, arn, wanted.name(), wanted.input(), wanted.parent()), now), true, batch, now);
        }
    }

    /** Nobody can wait for an Express child; a copy of the message writes the same row again. */
    private void startExpressChild(Message.StartChild wanted, Machine machine, OpenBatch batch, Instant now) {
        ParentLink parent = wanted.parent();
        if (parent.pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
            outbox.send(wanted.receiver(), refused(parent, Refusals.typeNotSupported()), batch);
            return;
        }
        ExecutionKey key = RowKeys.expressChild(wanted.receiver(), parent);
        String run = new UUID(key.high(), key.low()).toString();
        String arn = services.arns().express(machine.name(), wanted.name(), run);
        outbox.send(wanted.receiver(), new Message.ChildStarted(parent, arn, now), batch);
        begin(new ExpressStart(key, machine, arn, wanted.name(), wanted.input(), now), batch);
    }

    private static Message found(Message.StartChild wanted, Existing existing) {
        boolean isMine = wanted.parent().equals(existing.row().parent())
                || (!wanted.parent().awaitsEnd() && existing.isSameStart(wanted.input()));
        return isMine
                ? new Message.ChildStarted(
                        wanted.parent(), existing.row().arn(), existing.row().startDate())
                : refused(
                        wanted.parent(),
                        Refusals.executionAlreadyExists(existing.row().arn()));
    }

    private static Message refused(ParentLink parent, Refused refused) {
        return new Message.ChildRefused(parent, refused.code(), refused.text());
    }

    /** The execution of this name that the store does not have yet, or null. */
    @Nullable
    Live fresh(String arn) {
        return fresh.get(arn);
    }

    /** The execution is in the store now. */
    void durable(Live live) {
        fresh.remove(live.row.arn(), live);
    }

    void forget() {
        fresh.clear();
    }

    private @Nullable Refused refusal(Machine machine) {
        if (services.machines().isDeleted(machine.id())) {
            return Refusals.machineDeleting(machine.arn());
        }
        int limit = services.options().limits().openExecutionsMax();
        return services.open().count() >= limit ? Refusals.executionLimit(limit) : null;
    }

    private @Nullable Existing existing(String arn) {
        Live live = fresh.get(arn);
        if (live != null) {
            return new Existing(live.row, live.state.info().input());
        }
        ExecutionKey key = services.reader().find(arn);
        if (key == null) {
            return null;
        }
        Live known = cache.find(key);
        if (known != null) {
            return new Existing(known.row, known.state.info().input());
        }
        ExecutionRow row = services.reader().row(key);
        return row == null ? null : new Existing(row, services.reader().input(key));
    }

    private Live begin(Wanted wanted, Instant now) {
        long seed = services.entropy().nextLong();
        Machine machine = wanted.machine();
        ExecutionKey key = RowKeys.execution(wanted.arn(), now.toEpochMilli(), seed);
        ExecutionInfo info = new ExecutionInfo(
                wanted.arn(),
                wanted.name(),
                machine.arn(),
                machine.name(),
                machine.row().roleArn(),
                now,
                wanted.input(),
                machine.versionArn(),
                machine.aliasArn(),
                seed);
        ExecutionRow row = new ExecutionRow(
                wanted.arn(),
                wanted.name(),
                machine.arn(),
                machine.id(),
                machine.revision(),
                Status.RUNNING,
                now,
                null,
                0,
                wanted.parent(),
                ExecutionRow.Kept.NOTHING,
                Redrives.NONE,
                machine.through(),
                null);
        return new Live(key, machine, StateCodec.create(info), row);
    }

    /** @param named whether somebody may ask for this name before it is durable */
    private void run(Live live, boolean named, OpenBatch batch, Instant now) {
        services.open().add(1);
        batch.countOpen(1);
        services.metrics().executionsStarted.increment();
        if (named) {
            fresh.put(live.row.arn(), live);
            batch.named.add(live);
        }
        stepper.step(live, new Command.Start(now), batch);
        if (!live.isOver()) {
            cache.put(live);
        }
    }
}
