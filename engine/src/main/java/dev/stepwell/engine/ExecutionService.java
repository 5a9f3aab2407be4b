package dev.stepwell.engine;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.express.ExpressRunner;
import dev.stepwell.engine.express.ExpressStart;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.HistoryPages;
import dev.stepwell.engine.read.Listing;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executions as clients see them: changes go through the lanes, reads straight to the store. Thread-safe. */
final class ExecutionService implements Executions {
    private static final String EXPRESS = "Express executions cannot be redriven";

    private final Requests requests;
    private final MachineCatalog machines;
    private final ExpressRunner express;
    private final Ticker ticker;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final Listing listing;
    private final RedriveRules redrives;

    /** What it works with. */
    record Parts(
            EngineOptions options,
            Requests requests,
            Store store,
            MachineCatalog machines,
            ExpressRunner express,
            Ticker ticker) {}

    ExecutionService(Parts parts) {
        this.requests = parts.requests();
        this.machines = parts.machines();
        this.express = parts.express();
        this.ticker = parts.ticker();
        this.reader = new ExecutionReader(parts.store());
        this.histories = new HistoryPages(parts.store());
        this.listing = new Listing(parts.store());
        this.redrives = new RedriveRules(parts.options());
    }

    @Override
    public void requireRoom() {
        requests.requireRoom();
    }

    @Override
    public void requireRoomForExpress() {
        Refused refusal = express.refusal();
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Payload input) {
        return requests.start(stateMachineArn, name, input).await();
    }

    @Override
    public Ended runExpress(String stateMachineArn, @Nullable String name, Payload input) {
        ExpressStart start = requests.synchronous(stateMachineArn, name, input);
        Machine machine = start.machine();
        Outcome outcome = express.runHere(start);
        Summary summary = new Summary(
                start.arn(),
                machine.arn(),
                start.name(),
                status(outcome),
                start.startDate(),
                ticker.now(),
                0,
                null,
                machine.versionArn(),
                machine.aliasArn());
        return new Ended(
                description(summary, input, outcome),
                Billing.of(summary, machine.row().definition(), input));
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
            case Outcome.Succeeded(var output) -> new Description(summary, input, output, null, null, EXPRESS);
            case Outcome.Failed(var error, var cause) -> new Description(summary, input, null, error, cause, EXPRESS);
            case Outcome.TimedOut() -> new Description(summary, input, null, "States.Timeout", null, EXPRESS);
            case Outcome.Aborted(var error, var cause) -> new Description(summary, input, null, error, cause, EXPRESS);
        };
    }

    @Override
    public Description describe(String executionArn) {
        ExecutionKey key = key(executionArn);
        ExecutionRow row = row(key, executionArn);
        return reader.describe(key, row).withRedriveObstacle(redrives.obstacle(row, machines, ticker.now()));
    }

    @Override
    public StateMachines.StateMachine stateMachineFor(String executionArn) {
        ExecutionRow row = row(key(executionArn), executionArn);
        return machines.describe(row.machineId(), row.revision());
    }

    @Override
    public Page<Summary> list(String stateMachineArn, @Nullable Status status, int limit, byte @Nullable [] from) {
        if (machines.type(stateMachineArn) == MachineType.EXPRESS) {
            throw Refusals.typeNotSupported();
        }
        return listing.read(stateMachineArn, status, limit, from);
    }

    @Override
    public Page<HistoryEvent> history(String executionArn, boolean reverse, int limit, byte @Nullable [] from) {
        return histories.read(key(executionArn), reverse, limit, from);
    }

    @Override
    public Instant redrive(String executionArn, @Nullable String clientToken) {
        return requests.redrive(executionArn, clientToken).await();
    }

    @Override
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        return requests.stop(executionArn, error, cause).await();
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
