package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.log.LogLevel;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.tasks.TaskResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which events are logged, and when. */
final class LogsTest {
    private static final String CAUGHT = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f"},
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}], "End": true},
              "F": {"Type": "Fail", "Error": "Oops"}}}""";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static JsonNode logging(String level, boolean data) {
        return Json.read("""
                {"level": "%s", "includeExecutionData": %s, "destinations": [{"cloudWatchLogsLogGroup":
                  {"logGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/g:*"}}]}""".formatted(level, data));
    }

    private String machine(String definition, MachineType type, String level) {
        return world.engine
                .stateMachines()
                .create(new StateMachines.NewStateMachine(
                        "m",
                        definition,
                        "arn:aws:iam::123456789012:role/r",
                        type,
                        logging(level, true),
                        null,
                        null,
                        Map.of(),
                        null))
                .arn();
    }

    private String machine(String definition, String level) {
        return machine(definition, MachineType.STANDARD, level);
    }

    private List<HistoryEvent> events() {
        return world.logged.stream().flatMap(each -> each.events().stream()).toList();
    }

    private List<String> types() {
        return events().stream().map(event -> event.type().wireName()).toList();
    }

    private void fail() throws InterruptedException {
        world.connector.next().answer().complete(new TaskResult.Failed("E", "c"));
    }

    @Test
    void aMachineWithoutLogsLogsNothing() {
        world.end(world.start(world.machine("quiet", Definitions.PASS), null, "{}"));
        world.end(world.start(machine(Definitions.PASS, "OFF"), null, "{}"));
        world.restart();

        assertThat(world.logged).isEmpty();
    }

    @Test
    void atLevelAllTheWholeHistoryIsLoggedInOrder() throws InterruptedException {
        String execution = world.start(machine(CAUGHT, "ALL"), null, "{}");
        fail();
        world.end(execution);
        World.until(() -> types().contains("ExecutionFailed"));

        assertThat(events()).isEqualTo(world.history(execution));
        assertThat(world.logged).extracting(LoggedEvents::executionArn).containsOnly(execution);
        assertThat(world.logged).extracting(LoggedEvents::redriveCount).containsOnly(0);
        assertThat(world.logged)
                .extracting(LoggedEvents::target)
                .containsOnly(new LogTarget("m", LogLevel.ALL, true, "/aws/vendedlogs/states/g"));
    }

    @Test
    void atLevelErrorOnlyFailuresAreLogged() throws InterruptedException {
        world.start(machine(CAUGHT, "ERROR"), null, "{}");
        fail();
        World.until(() -> types().contains("ExecutionFailed"));

        assertThat(types()).containsExactly("TaskFailed", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void atLevelFatalOnlyTheEndIsLogged() throws InterruptedException {
        world.start(machine(CAUGHT, "FATAL"), null, "{}");
        fail();
        World.until(() -> types().contains("ExecutionFailed"));

        assertThat(types()).containsExactly("ExecutionFailed");
    }

    @Test
    void nothingIsLoggedBeforeItIsDurable() {
        String machine = machine(Definitions.PASS, "ALL");
        world.store.hold();
        var start = World.async(() -> world.start(machine, "e", "{}"));
        World.until(() -> world.store.held() == 1);
        assertThat(world.logged).isEmpty();

        world.store.release();
        World.until(() -> types().contains("ExecutionSucceeded"));
        assertThat(events()).isEqualTo(world.history(World.get(start)));
    }

    @Test
    void whatCouldNotBeWrittenIsNotLogged() {
        String machine = machine(Definitions.PASS, "ALL");
        world.store.failNext(1, "no luck");
        var refused = World.async(() -> world.start(machine, "lost", "{}"));
        World.until(refused::isDone);

        assertThat(refused).isCompletedExceptionally();
        assertThat(world.logged).isEmpty();
    }

    @Test
    void aRestartLogsWhatComesAfterIt() {
        String execution = world.start(machine(Definitions.WAIT, "ALL"), null, "{}");
        World.until(() -> types().contains("WaitStateEntered"));
        world.crash(3);
        world.wind(java.time.Duration.ofSeconds(10), () -> types().contains("ExecutionSucceeded"));

        assertThat(events()).isEqualTo(world.history(execution));
    }

    @Test
    void eventsOfARedriveTellItsNumber() throws InterruptedException {
        String execution = world.start(machine(Definitions.TASK, "FATAL"), null, "{}");
        fail();
        world.end(execution);
        world.engine.executions().redrive(execution, null);
        fail();
        World.until(() -> world.logged.size() == 2);

        assertThat(world.logged).extracting(LoggedEvents::redriveCount).containsExactly(0, 1);
    }

    @Test
    void anExecutionLogsAsItsRevisionSays() {
        String machine = machine(Definitions.WAIT, "ALL");
        String before = world.start(machine, "before", "{}");
        World.until(() -> types().contains("WaitStateEntered"));
        world.engine
                .stateMachines()
                .update(new StateMachines.StateMachineUpdate(
                        machine, null, null, logging("OFF", false), null, null, null));
        String after = world.start(machine, "after", "{}");
        world.wind(java.time.Duration.ofSeconds(10), () -> types().contains("ExecutionSucceeded"));
        world.wind(
                java.time.Duration.ofSeconds(10),
                () -> world.describe(after).summary().status() == Status.SUCCEEDED);

        assertThat(world.logged).extracting(LoggedEvents::executionArn).containsOnly(before);
    }

    @Test
    void aSynchronousExpressExecutionHasLoggedEverythingWhenItIsAnswered() {
        String machine = machine(Definitions.PASS, MachineType.EXPRESS, "ALL");

        var ended = world.engine.executions().runExpress(machine, null, Payload.ofText("{}"));

        assertThat(types())
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
        assertThat(world.logged)
                .extracting(LoggedEvents::executionArn)
                .containsOnly(ended.description().summary().executionArn());
    }

    @Test
    void anAsynchronousExpressExecutionLogsWhatGoesWrong() throws InterruptedException {
        String execution = world.start(machine(CAUGHT, MachineType.EXPRESS, "ERROR"), "e", "{}");
        fail();
        World.until(() -> types().contains("ExecutionFailed"));

        assertThat(execution).contains(":express:m:e:");
        assertThat(types()).containsExactly("TaskFailed", "FailStateEntered", "ExecutionFailed");
        assertThat(world.logged).extracting(LoggedEvents::executionArn).containsOnly(execution);
    }

    @Test
    void aNestedExecutionLogsByItself() {
        String child = machine(Definitions.PASS, "ALL");
        world.end(world.start(world.machine("parent", Definitions.nested(".sync", child)), "p", "{}"));

        assertThat(types()).startsWith("ExecutionStarted").endsWith("ExecutionSucceeded");
        assertThat(world.logged)
                .extracting(LoggedEvents::executionArn)
                .containsOnly("arn:aws:states:us-east-1:123456789012:execution:m:child");
    }
}
