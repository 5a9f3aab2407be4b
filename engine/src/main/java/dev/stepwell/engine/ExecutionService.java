package dev.stepwell.engine;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.express.ExpressRunner;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.Mail;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.HistoryPages;
import dev.stepwell.engine.read.Listing;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executions as clients see them: changes go through the lanes, reads straight to the store. Thread-safe. */
final class ExecutionService implements Executions {
    private final Arns arns;
    private final MachineCatalog machines;
    private final Lanes lanes;
    private final ExpressRunner express;
    private final Ticker ticker;
    private final Entropy entropy;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final Listing listing;

    /** What it works with. */
    record Parts(
            Arns arns,
            Store store,
            MachineCatalog machines,
            Lanes lanes,
            ExpressRunner express,
            Ticker ticker,
            Entropy entropy) {}

    ExecutionService(Parts parts) {
        this.arns = parts.arns();
        this.machines = parts.machines();
        this.lanes = parts.lanes();
        this.express = parts.express();
        this.ticker = parts.ticker();
        this.entropy = parts.entropy();
        this.reader = new ExecutionReader(parts.store());
        this.histories = new HistoryPages(parts.store());
        this.listing = new Listing(parts.store());
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Payload input) {
        Machine machine = machines.running(stateMachineArn);
        String executionName = name == null ? entropy.uuid().toString() : name;
        Reply<Started> reply = new Reply<>();
        if (machine.row().type() == MachineType.EXPRESS) {
            Refused refusal = express.refusal();
            if (refusal != null) {
                throw refusal;
            }
            ExpressStart start = expressStart(machine, executionName, input);
            lanes.admit(start.key().partition(), new Mail.StartExpress(start, reply));
        } else {
            String arn = arns.execution(machine.name(), executionName);
            lanes.admit(
                    RowKeys.partition(arn), new Mail.Start(machine, arn, executionName, name != null, input, reply));
        }
        return reply.await();
    }

    @Override
    public Ended runExpress(String stateMachineArn, @Nullable String name, Payload input) {
        Machine machine = machines.running(stateMachineArn);
        if (machine.row().type() != MachineType.EXPRESS) {
            throw Refusals.typeNotSupported();
        }
        ExpressStart start = expressStart(machine, name == null ? entropy.uuid().toString() : name, input);
        Outcome outcome = express.runHere(start);
        Summary summary =
                new Summary(start.arn(), machine.arn(), start.name(), status(outcome), start.startDate(), ticker.now());
        return new Ended(
                description(summary, input, outcome),
                Billing.of(summary, machine.row().definition(), input));
    }

    private ExpressStart expressStart(Machine machine, String name, Payload input) {
        String arn = arns.express(machine.name(), name, entropy.uuid().toString());
        Instant now = ticker.now();
        ExecutionKey key = RowKeys.express(RowKeys.partition(arn), now.toEpochMilli(), entropy.nextLong());
        return new ExpressStart(key, machine, arn, name, input, now);
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded _ -> Status.SUCCEEDED;
            case Outcome.Failed _ -> Status.FAILED;
            case Outcome.TimedOut() -> Status.TIMED_OUT;
            case Outcome.Aborted _ -> Status.ABORTED;
        };
    }

    private static Description description(Summary summary, Payload input, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var output) -> new Description(summary, input, output, null, null, null, null);
            case Outcome.Failed(var error, var cause) ->
                new Description(summary, input, null, error, cause, null, null);
            case Outcome.TimedOut() -> new Description(summary, input, null, "States.Timeout", null, null, null);
            case Outcome.Aborted(var error, var cause) ->
                new Description(summary, input, null, error, cause, null, null);
        };
    }

    @Override
    public Description describe(String executionArn) {
        ExecutionKey key = key(executionArn);
        return reader.describe(key, row(key, executionArn));
    }

    @Override
    public StateMachines.StateMachine stateMachineFor(String executionArn) {
        ExecutionRow row = row(key(executionArn), executionArn);
        return machines.describe(row.machineId(), row.revision());
    }

    @Override
    public Page<Summary> list(String stateMachineArn, @Nullable Status status, int limit, byte @Nullable [] from) {
        if (machines.describe(stateMachineArn).type() == MachineType.EXPRESS) {
            throw Refusals.typeNotSupported();
        }
        return listing.read(stateMachineArn, status, limit, from);
    }

    @Override
    public Page<HistoryEvent> history(String executionArn, boolean reverse, int limit, byte @Nullable [] from) {
        return histories.read(key(executionArn), reverse, limit, from);
    }

    @Override
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        ExecutionKey key = key(executionArn);
        Reply<Instant> reply = new Reply<>();
        lanes.to(key.partition(), new Mail.Stop(key, executionArn, error, cause, reply));
        return reply.await();
    }

    private ExecutionKey key(String executionArn) {
        ExecutionKey key = reader.find(executionArn);
        if (key == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        return key;
    }

    private ExecutionRow row(ExecutionKey key, String executionArn) {
        ExecutionRow row = reader.row(key);
        if (row == null) {
            throw Refusals.executionDoesNotExist(executionArn);
        }
        return row;
    }
}
