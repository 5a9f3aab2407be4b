package dev.stepwell.engine;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.Mail;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.HistoryPages;
import dev.stepwell.engine.read.Listing;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executions as clients see them: changes go through the lanes, reads straight to the store. Thread-safe. */
final class ExecutionService implements Executions {
    private final Arns arns;
    private final MachineCatalog machines;
    private final Lanes lanes;
    private final Entropy entropy;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final Listing listing;

    ExecutionService(Arns arns, Store store, MachineCatalog machines, Lanes lanes, Entropy entropy) {
        this.arns = arns;
        this.machines = machines;
        this.lanes = lanes;
        this.entropy = entropy;
        this.reader = new ExecutionReader(store);
        this.histories = new HistoryPages(store);
        this.listing = new Listing(store);
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Payload input) {
        Machine machine = machines.running(stateMachineArn);
        String executionName = name == null ? entropy.uuid().toString() : name;
        boolean isExpress = machine.row().type() == MachineType.EXPRESS;
        String arn = isExpress
                ? arns.express(machine.name(), executionName, entropy.uuid().toString())
                : arns.execution(machine.name(), executionName);
        Reply<Started> reply = new Reply<>();
        lanes.admit(
                RowKeys.partition(arn),
                new Mail.Start(machine, arn, executionName, name != null && !isExpress, input, reply));
        return reply.await();
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
