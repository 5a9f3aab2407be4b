package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of state transitions slows executions and fails none. */
final class TransitionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String IMPATIENT = """
            {"StartAt": "P", "TimeoutSeconds": 5, "States": {"P": {"Type": "Pass", "End": true}}}""";
    private static final String TASK_THEN_PASS = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f"}, "Next": "P"},
              "P": {"Type": "Pass", "End": true}}}""";

    private World world = world(4, EngineOptions.defaults());

    @AfterEach
    void close() {
        world.close();
    }

    /** One transition a second. */
    private static World world(int bucket, EngineOptions options) {
        return new World(options.withLanes(2).withTransitions(new TransitionLimit(bucket, 1)));
    }

    private List<String> start(String machine, int count) {
        List<String> executions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            executions.add(world.start(machine, "e" + i, "{}"));
        }
        return executions;
    }

    private long entered(List<String> executions) {
        return executions.stream()
                .flatMap(each -> world.history(each).stream())
                .filter(event -> event.details() instanceof EventDetails.StateEntered)
                .count();
    }

    private boolean isOver(String execution) {
        return world.describe(execution).summary().status() != Status.RUNNING;
    }

    private void windToTheEnd(List<String> executions) {
        world.wind(SECOND, () -> executions.stream().allMatch(this::isOver));
        assertThat(executions).allMatch(each -> world.describe(each).summary().status() == Status.SUCCEEDED);
    }

    @Test
    void aBucketfulGoesAtOnceAndTheRestAtTheRate() {
        List<String> executions = start(world.machine("m", Definitions.PASS), 5);

        for (int second = 0; second <= 6; second++) {
            long expected = 4L + second;
            World.until(() -> entered(executions) >= expected);
            assertThat(entered(executions)).isEqualTo(expected);
            world.ticker.advance(SECOND);
        }
        windToTheEnd(executions);
        assertThat(world.engine.metrics().transitionsThrottled.sum()).isPositive();
    }

    @Test
    void anExecutionThatWaitsHasBegun() {
        List<String> executions = start(world.machine("m", Definitions.PASS), 3);

        assertThat(world.describe(executions.getLast()).summary().status()).isEqualTo(Status.RUNNING);
        assertThat(world.eventTypes(executions.getLast())).containsExactly("ExecutionStarted");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aCrashWhileTheyWaitLosesNobody(long seed) {
        List<String> executions = start(world.machine("m", Definitions.PASS), 8);
        world.ticker.advance(SECOND);
        world.crash(seed);
        world.ticker.advance(SECOND);
        world.crash(seed + 1);

        windToTheEnd(executions);
    }

    @Test
    void aRestartWhileTheyWaitLosesNobody() {
        List<String> executions = start(world.machine("m", Definitions.PASS), 8);
        world.restart();

        windToTheEnd(executions);
    }

    @Test
    void thoseWhoFindNoRoomInMemoryKeepTheirTurn() {
        world.close();
        MemoryOptions little = new MemoryOptions(1, 1 << 20, 10, 2, Duration.ofSeconds(5), 10);
        world = world(1, EngineOptions.defaults().withMemory(little));
        List<String> executions = start(world.machine("m", Definitions.PASS), 20);

        for (int second = 1; second <= 39; second++) {
            long expected = 1L + second;
            world.ticker.advance(SECOND);
            World.until(() -> entered(executions) >= expected);
        }
        World.until(() -> executions.stream().allMatch(this::isOver));
    }

    @Test
    void aStopAndATimeoutDoNotWait() {
        List<String> executions = start(world.machine("m", IMPATIENT), 20);
        String last = executions.getLast();
        String stopped = executions.get(18);
        world.engine.executions().stop(stopped, "Enough", null);

        assertThat(world.eventTypes(stopped)).containsExactly("ExecutionStarted", "ExecutionAborted");
        world.wind(SECOND, () -> isOver(last));
        assertThat(world.eventTypes(last)).containsExactly("ExecutionStarted", "ExecutionTimedOut");
        assertThat(Duration.between(
                        world.describe(last).summary().startDate(),
                        world.describe(last).summary().stopDate()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void anAnswerIsTakenThoughNoTransitionIsLeft() throws InterruptedException {
        world.close();
        world = world(1, EngineOptions.defaults());
        String execution = world.start(world.machine("m", TASK_THEN_PASS), "e", "{}");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));

        World.until(() -> world.eventTypes(execution).contains("TaskStateExited"));
        assertThat(isOver(execution)).isFalse();
        windToTheEnd(List.of(execution));
    }

    @Test
    void expressExecutionsAreNotLimited() {
        String machine = world.machine("m", Definitions.PASS, MachineType.EXPRESS);

        for (int i = 0; i < 10; i++) {
            assertThat(world.engine
                            .executions()
                            .runExpress(machine, null, Payload.ofText("{}"))
                            .description()
                            .summary()
                            .status())
                    .isEqualTo(Status.SUCCEEDED);
        }
    }
}
