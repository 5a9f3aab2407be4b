package dev.stepwell.engine.lane;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Reply;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each kind of mail, and each wake, does to the open batch. Confined to one lane. */
final class MailHandler {
    private static final byte[] NOTHING = {};

    private final LaneServices services;
    private final Memory memory;
    private final Starter starter;
    private final Stepper stepper;
    private final Outbox outbox;
    private final Revival revival;
    private final Inbox inbox;
    private final Redriver redriver;

    MailHandler(Parts parts) {
        this.services = parts.services();
        this.memory = parts.memory();
        this.starter = parts.starter();
        this.stepper = parts.stepper();
        this.outbox = parts.outbox();
        this.revival = parts.revival();
        this.inbox = new Inbox(parts);
        this.redriver = new Redriver(parts);
    }

    void handle(Mail mail, OpenBatch batch, Instant now) {
        memory.current(null);
        switch (mail) {
            case Mail.Start start -> starter.start(start, batch, now);
            case Mail.StartExpress start -> starter.startExpress(start, batch);
            case Mail.ExpressEnded(var execution) -> {
                batch.writes.delete(Table.EXPRESS, execution.bytes());
                batch.touches(execution.partition());
            }
            case Mail.Answered answered -> answered(answered, batch, now);
            case Mail.Unmade(var execution, var attempt) -> unmade(execution, attempt, batch, now);
            case Mail.Stop stop -> stop(stop, batch, now);
            case Mail.Redrive redrive -> redriver.redrive(redrive, batch, now);
            case Mail.Again(var execution) -> again(execution, batch, now);
            case Mail.Told told -> inbox.told(told, batch, now);
            case Mail.Acknowledged(var sender, var number) -> outbox.acknowledged(sender, number, batch);
        }
    }

    private void answered(Mail.Answered mail, OpenBatch batch, Instant now) {
        Reply<Boolean> reply = mail.reply();
        if (memory.isAside(mail.execution())) {
            mail.refuse(setAside());
            return;
        }
        Live live = memory.find(mail.execution(), batch, now);
        if (mail.answer() instanceof Answer.Taken(var activityArn, var _)) {
            batch.writes.delete(
                    Table.ACTIVITY_TASK, RowKeys.activityTask(activityArn, mail.execution(), mail.attempt()));
            batch.touches(mail.execution().partition());
        }
        boolean taken = live != null
                && live.state.awaits(mail.attempt())
                && stepper.step(live, mail.answer().at(mail.attempt(), now), batch);
        if (reply != null) {
            batch.hold(
                    taken
                            ? new Release.Give<>(reply, true)
                            : new Release.Refuse(reply, notAwaited(mail.execution(), live)));
        }
    }

    private void unmade(ExecutionKey execution, Attempt attempt, OpenBatch batch, Instant now) {
        Live live = memory.isAside(execution) ? null : memory.find(execution, batch, now);
        if (live != null && live.state.awaits(attempt)) {
            batch.writes.put(Table.IN_FLIGHT, RowKeys.unmade(execution, attempt), NOTHING);
            batch.touches(execution.partition());
        }
    }

    static Refused setAside() {
        return Refusals.unavailable("the engine failed on this execution and leaves it alone until the next restart");
    }

    private Refused notAwaited(ExecutionKey execution, @Nullable Live live) {
        return live != null || services.reader().row(execution) != null
                ? Refusals.taskTimedOut()
                : Refusals.taskDoesNotExist();
    }

    private void stop(Mail.Stop mail, OpenBatch batch, Instant now) {
        if (memory.isAside(mail.execution())) {
            mail.refuse(setAside());
            return;
        }
        Live live = memory.find(mail.execution(), batch, now);
        if (live != null && !live.isOver()) {
            stepper.step(live, new Command.Stop(mail.error(), mail.cause(), now), batch);
        }
        ExecutionRow row = live != null ? live.row : services.reader().row(mail.execution());
        Instant stopDate = row == null ? null : row.stopDate();
        batch.hold(
                stopDate == null
                        ? new Release.Refuse(mail.reply(), Refusals.executionDoesNotExist(mail.arn()))
                        : new Release.Give<>(mail.reply(), stopDate));
    }

    private void again(ExecutionKey execution, OpenBatch batch, Instant now) {
        Live live = memory.isAside(execution) ? null : memory.find(execution, batch, now);
        if (live != null && !live.isOver()) {
            stepper.step(live, new Command.Continue(now), batch);
        }
    }

    /** A wake row has come due: it is deleted, and written anew if the execution still waits for something. */
    void woken(WakeWindow.Wake due, OpenBatch batch, Instant now) {
        ExecutionKey key = due.execution();
        if (memory.isAside(key)) {
            return;
        }
        Live live = memory.find(key, batch, now);
        batch.writes.delete(Table.WAKE, Keys.wake(key, due.due()));
        batch.touches(key.partition());
        if (live == null || live.isOver()) {
            return;
        }
        if (live.wakeRow == due.due() || !live.wakeCertain) {
            live.wakeRow = Live.NO_WAKE;
            live.wakeCertain = true;
        }
        if (due.epoch() != services.epoch(key.partition())) {
            revival.forgiveHeartbeats(live, batch, now);
        } else if (live.turnAt == Live.TURN_UNKNOWN) {
            live.turnAt = due.due();
        }
        stepper.step(live, new Command.Wake(now), batch);
        if (!live.isOver()) {
            Stepper.touch(live, batch);
        }
    }

    /** A row that a crash may have left behind. */
    void recovered(Recovery.Found found, OpenBatch batch, Instant now) {
        switch (found) {
            case Recovery.Found.InFlight(var execution) -> inFlight(execution, batch, now);
            case Recovery.Found.Unmade(var execution, var row) -> {
                inFlight(execution, batch, now);
                batch.writes.delete(Table.IN_FLIGHT, row);
                batch.touches(execution.partition());
            }
            case Recovery.Found.Unacknowledged(var mail) -> {
                batch.touches(mail.sender());
                batch.hold(new Release.Post(mail.partition(), mail));
            }
            case Recovery.Found.Unfinished(var execution, var row) -> starter.beginAnew(execution, row, batch, now);
        }
    }

    private void inFlight(ExecutionKey execution, OpenBatch batch, Instant now) {
        if (memory.isAside(execution)) {
            return;
        }
        Live live = memory.find(execution, batch, now);
        if (live == null || (!live.marked && !live.isOver())) {
            batch.writes.delete(Table.IN_FLIGHT, execution.bytes());
            batch.touches(execution.partition());
        }
    }
}
