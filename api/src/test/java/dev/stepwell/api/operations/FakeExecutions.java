package dev.stepwell.api.operations;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Billing;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executions in memory that stay as the test puts them. Confined to one test. */
final class FakeExecutions implements Executions {
    static final Instant STARTED = Instant.ofEpochMilli(1_700_000_001_050L);

    final Map<String, Description> executions = new LinkedHashMap<>();
    final List<HistoryEvent> history = new ArrayList<>();
    private final StateMachines machines;

    FakeExecutions(StateMachines machines) {
        this.machines = machines;
    }

    /** What {@link #requireRoom} throws, or null. */
    @Nullable
    Refused noRoom;

    @Override
    public void requireRoom() {
        if (noRoom != null) {
            throw noRoom;
        }
    }

    @Override
    public void requireRoomForExpress() {
        requireRoom();
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Payload input) {
        String machine = machines.describe(stateMachineArn).name();
        String called = name == null ? "unnamed" : name;
        String arn = "arn:aws:states:us-east-1:123456789012:execution:" + machine + ":" + called;
        Summary summary = new Summary(arn, stateMachineArn, called, Status.RUNNING, STARTED, null, 0, null, null, null);
        executions.put(arn, new Description(summary, input, null, null, null, obstacle(summary)));
        return new Started(arn, STARTED);
    }

    @Override
    public Ended runExpress(String stateMachineArn, @Nullable String name, Payload input) {
        String machine = machines.describe(stateMachineArn).name();
        String called = name == null ? "unnamed" : name;
        String arn = "arn:aws:states:us-east-1:123456789012:express:" + machine + ":" + called + ":run";
        Summary summary = new Summary(
                arn,
                stateMachineArn,
                called,
                Status.SUCCEEDED,
                STARTED,
                STARTED.plusMillis(1_234),
                0,
                null,
                null,
                null);
        return new Ended(new Description(summary, input, input, null, null, obstacle(summary)), new Billing(1_300, 64));
    }

    void end(String arn, Status status, @Nullable Payload output, @Nullable String error) {
        Description open = describe(arn);
        Summary was = open.summary();
        Summary ended = new Summary(
                arn,
                was.stateMachineArn(),
                was.name(),
                status,
                was.startDate(),
                STARTED.plusSeconds(2),
                0,
                null,
                null,
                null);
        executions.put(arn, new Description(ended, open.input(), output, error, null, obstacle(ended)));
    }

    @Override
    public Description describe(String executionArn) {
        Description found = executions.get(executionArn);
        if (found == null) {
            throw new Refused("ExecutionDoesNotExist", "Execution Does Not Exist: '" + executionArn + "'");
        }
        return found;
    }

    @Override
    public StateMachines.StateMachine stateMachineFor(String executionArn) {
        return machines.describe(describe(executionArn).summary().stateMachineArn());
    }

    @Override
    public Page<Summary> list(String stateMachineArn, @Nullable Status status, int limit, byte @Nullable [] from) {
        if (machines.describe(stateMachineArn).type() == MachineType.EXPRESS) {
            throw Refusals.typeNotSupported();
        }
        List<Summary> found = executions.values().stream()
                .map(Description::summary)
                .filter(each -> status == null || each.status() == status)
                .toList()
                .reversed();
        return FakeStateMachines.page(found, limit, from);
    }

    @Override
    public Page<HistoryEvent> history(String executionArn, boolean reverse, int limit, byte @Nullable [] from) {
        describe(executionArn);
        return FakeStateMachines.page(reverse ? history.reversed() : history, limit, from);
    }

    @Override
    public Instant redrive(String executionArn, @Nullable String clientToken) {
        Description closed = describe(executionArn);
        String obstacle = closed.redriveObstacle();
        if (obstacle != null) {
            throw new Refused("ExecutionNotRedrivable", obstacle);
        }
        Summary was = closed.summary();
        Instant date = STARTED.plusSeconds(3);
        Summary running = new Summary(
                executionArn,
                was.stateMachineArn(),
                was.name(),
                Status.RUNNING,
                was.startDate(),
                null,
                was.redriveCount() + 1,
                date,
                was.versionArn(),
                was.aliasArn());
        executions.put(executionArn, new Description(running, closed.input(), null, null, null, obstacle(running)));
        return date;
    }

    @Override
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        end(executionArn, Status.ABORTED, null, error);
        return STARTED.plusSeconds(2);
    }

    private static @Nullable String obstacle(Summary summary) {
        return switch (summary.status()) {
            case FAILED, TIMED_OUT, ABORTED -> null;
            case RUNNING, SUCCEEDED, PENDING_REDRIVE -> "Execution is " + summary.status() + " and cannot be redriven";
        };
    }
}
