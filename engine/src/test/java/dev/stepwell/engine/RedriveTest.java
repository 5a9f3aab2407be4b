package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions that ended without success go on where they were. */
final class RedriveTest {
    private static final String FAIL = """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "F"}, "F": {"Type": "Fail", "Error": "Oops"}}}""";
    private static final String FORK = """
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": {"FunctionName": "a", "Payload.$": "$"}, "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": {"FunctionName": "b", "Payload.$": "$"}, "End": true}}}]}}}""";

    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String failed(String definition) {
        String execution = world.start(world.machine("m", definition), "e", "{}");
        assertThat(world.end(execution).summary().status()).isEqualTo(Status.FAILED);
        return execution;
    }

    private Instant redrive(String execution) {
        return world.engine.executions().redrive(execution, null);
    }

    private void refused(String execution, String code, String message) {
        assertThatThrownBy(() -> redrive(execution)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.text()).isEqualTo(message);
        });
    }

    private List<Summary> listed(String execution, Status status) {
        String machine = world.describe(execution).summary().stateMachineArn();
        return world.engine.executions().list(machine, status, 100, null).items();
    }

    private int rows(Table table) {
        return world.store.scan(table, new byte[] {0}, null, 10_000).size();
    }

    @Test
    void aFailedTaskIsCalledAgainWithItsInput() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{\"x\":1}");
        var first = world.connector.next();
        first.answer().complete(new TaskResult.Failed("E", "c"));
        Instant started = world.end(execution).summary().startDate();
        world.ticker.advance(Duration.ofMinutes(3));

        Instant date = redrive(execution);

        Description running = world.describe(execution);
        assertThat(running.summary())
                .isEqualTo(new Summary(
                        execution,
                        running.summary().stateMachineArn(),
                        "e",
                        Status.RUNNING,
                        started,
                        null,
                        1,
                        started.plus(Duration.ofMinutes(3)),
                        null,
                        null));
        assertThat(date).isEqualTo(running.summary().redriveDate());
        assertThat(running.error()).isNull();
        assertThat(running.redriveObstacle()).isEqualTo("Execution is RUNNING and cannot be redriven");
        assertThat(listed(execution, Status.FAILED)).isEmpty();
        assertThat(listed(execution, Status.RUNNING)).containsExactly(running.summary());
        var second = world.connector.next();
        assertThat(second.call().arguments()).isEqualTo(first.call().arguments());
        assertThat(second.call().attempt()).isGreaterThan(first.call().attempt());
        second.answer().complete(new TaskResult.Succeeded(Payload.ofText("2")));

        Description ended = world.end(execution);
        assertThat(String.valueOf(ended.output())).contains("2");
        assertThat(ended.summary().redriveCount()).isOne();
        assertThat(listed(execution, Status.RUNNING)).isEmpty();
        assertThat(listed(execution, Status.SUCCEEDED)).containsExactly(ended.summary());
        assertThat(world.eventTypes(execution))
                .containsSequence("TaskFailed", "ExecutionFailed", "ExecutionRedriven", "TaskScheduled", "TaskStarted");
    }

    @Test
    void whatIsKeptSurvivesACrashAndEndsWithASuccess() throws InterruptedException {
        String input = "{\"x\":\"" + "long ".repeat(200) + "\"}";
        String execution = world.start(world.machine("m", FORK), "e", input);
        List<ScriptedConnector.Made> calls = new ArrayList<>(List.of(world.connector.next(), world.connector.next()));
        calls.sort(Comparator.comparing(made -> made.call().stateName()));
        calls.getFirst().answer().complete(new TaskResult.Succeeded(Payload.ofText("\"" + "done ".repeat(200) + "\"")));
        World.until(() -> world.eventTypes(execution).contains("TaskStateExited"));
        calls.getLast().answer().complete(new TaskResult.Failed("E", null));
        world.end(execution);

        world.crash(1);
        redrive(execution);
        var again = world.connector.next();
        assertThat(again.call().stateName()).isEqualTo("B");
        assertThat(again.call().arguments()).isEqualTo(calls.getLast().call().arguments());
        again.answer().complete(new TaskResult.Succeeded(Payload.ofText("\"again\"")));

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rows(Table.STATE)).isZero();
    }

    @Test
    void anAcknowledgedRedriveSurvivesACrash() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.engine.executions().stop(execution, "Why", null);
        Instant date = redrive(execution);

        world.crash(1);

        assertThat(world.describe(execution).summary().redriveDate()).isEqualTo(date);
        world.ticker.advance(Duration.ofSeconds(99));
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.wind(
                Duration.ofSeconds(1), () -> world.describe(execution).summary().status() == Status.SUCCEEDED);
        assertThat(world.eventTypes(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "WaitStateEntered",
                        "ExecutionAborted",
                        "ExecutionRedriven",
                        "WaitStateExited",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void whoeverWasToldOfTheEndCanRedriveAtOnce() {
        String machine = world.machine("m", Definitions.WAIT);
        for (int i = 0; i < 50; i++) {
            String execution = world.start(machine, "e" + i, "{}");
            for (int redrive = 0; redrive < 3; redrive++) {
                world.engine.executions().stop(execution, null, null);
                redrive(execution);
            }
            assertThat(world.describe(execution).summary().redriveCount()).isEqualTo(3);
        }
        assertThat(world.engine
                        .executions()
                        .list(machine, Status.RUNNING, 100, null)
                        .items())
                .hasSize(50);
        assertThat(rows(Table.EXPIRY)).isZero();
    }

    @Test
    void anExecutionThatFailsAgainAtOnceCanBeRedrivenAgain() {
        String execution = failed(FAIL);
        for (int i = 1; i <= 3; i++) {
            redrive(execution);
            assertThat(world.end(execution).summary().redriveCount()).isEqualTo(i);
        }

        assertThat(world.describe(execution).error()).isEqualTo("Oops");
        assertThat(listed(execution, Status.FAILED)).hasSize(1);
        assertThat(listed(execution, Status.RUNNING)).isEmpty();
        assertThat(rows(Table.EXPIRY)).isOne();
    }

    @Test
    void onlyWhatEndedWithoutSuccessCanBeRedriven() {
        String running = world.start(world.machine("running", Definitions.WAIT), "e", "{}");
        String succeeded = world.start(world.machine("succeeding", Definitions.PASS), "e", "{}");
        world.end(succeeded);

        refused(running, "ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven");
        refused(succeeded, "ExecutionNotRedrivable", "Execution is SUCCEEDED and cannot be redriven");
        refused(succeeded + "x", "ExecutionDoesNotExist", "Execution Does Not Exist: '" + succeeded + "x'");
        assertThat(world.store.scan(Table.STATE, new byte[] {0}, null, 10))
                .as("a success keeps nothing")
                .hasSize(1);
    }

    @Test
    void aRepeatedRequestWithItsTokenGetsTheSameAnswer() {
        String execution = world.start(world.machine("m", Definitions.WAIT_LONG), "e", "{}");
        world.engine.executions().stop(execution, null, null);
        Instant date = world.engine.executions().redrive(execution, "token");
        world.ticker.advance(Duration.ofMinutes(14));
        world.crash(1);

        assertThat(world.engine.executions().redrive(execution, "token")).isEqualTo(date);
        refused(execution, "ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven");
        world.engine.executions().stop(execution, null, null);
        assertThat(world.engine.executions().redrive(execution, "token")).isEqualTo(date);
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.ABORTED);
        world.ticker.advance(Duration.ofMinutes(2));

        assertThat(world.engine.executions().redrive(execution, "token")).isAfter(date);
        assertThat(world.describe(execution).summary().redriveCount()).isEqualTo(2);
    }

    @Test
    void tenTokensAreRemembered() {
        String execution = failed(FAIL);
        Instant first = world.engine.executions().redrive(execution, "t0");
        world.ticker.advance(Duration.ofSeconds(1));
        for (int i = 1; i <= 10; i++) {
            world.end(execution);
            world.engine.executions().redrive(execution, "t" + i);
        }
        world.end(execution);
        world.ticker.advance(Duration.ofSeconds(1));

        Instant second = world.engine.executions().redrive(execution, "t1");
        assertThat(second).isEqualTo(first.plusSeconds(1));
        assertThat(world.engine.executions().redrive(execution, "t0")).isEqualTo(first.plusSeconds(2));
    }

    @Test
    void afterFourteenDaysItIsTooLate() {
        String execution = failed(FAIL);
        world.ticker.advance(RedriveRules.PERIOD.minusSeconds(1));
        redrive(execution);
        world.end(execution);
        world.ticker.advance(RedriveRules.PERIOD);

        assertThat(world.describe(execution).redriveObstacle()).isEqualTo("Execution redrivable period exceeded");
        refused(execution, "ExecutionNotRedrivable", "Execution redrivable period exceeded");
    }

    @Test
    void afterAYearItIsTooLate() {
        String execution = world.start(world.machine("m", """
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 31535000, "Next": "F"},
                 "F": {"Type": "Fail"}}}"""), "e", "{}");
        world.ticker.advance(Duration.ofSeconds(31_535_000));
        world.wind(
                Duration.ofSeconds(1), () -> world.describe(execution).summary().status() == Status.FAILED);
        world.ticker.advance(Duration.ofSeconds(1_000));

        assertThat(world.describe(execution).redriveObstacle())
                .isEqualTo("Execution has exceeded the max execution time");
    }

    @Test
    void aFullHistoryHasNoRoom() {
        world.close();
        world = new World(EngineOptions.defaults().withLimits(World.limits(9, 100)));
        String execution = failed(FAIL);

        redrive(execution);
        world.end(execution);

        assertThat(world.history(execution)).hasSize(8);
        assertThat(world.describe(execution).redriveObstacle()).isEqualTo("Execution history event limit exceeded");
        refused(execution, "ExecutionNotRedrivable", "Execution history event limit exceeded");
        assertThat(rows(Table.STATE)).isZero();
    }

    @Test
    void anExecutionOfADeletedMachineStaysAsItIs() {
        String execution = failed(FAIL);
        String machine = world.describe(execution).summary().stateMachineArn();
        world.engine.stateMachines().delete(machine);

        refused(execution, "ExecutionNotRedrivable", "State machine is in DELETING status");
        world.restart();
        assertThat(world.describe(execution).redriveObstacle()).isEqualTo("State machine is in DELETING status");
    }

    @Test
    void theLimitOfOpenExecutionsHolds() {
        world.close();
        world = new World(EngineOptions.defaults().withLimits(World.limits(25_000, 1)));
        String execution = failed(FAIL);
        String open = world.start(world.machine("waiting", Definitions.WAIT), "e", "{}");

        assertThatThrownBy(() -> redrive(execution)).hasMessageContaining("maximum number of running executions");
        world.engine.executions().stop(open, null, null);
        redrive(execution);
        world.end(execution);

        assertThat(world.engine.executions().redrive(open, null)).isNotNull();
        assertThatThrownBy(() -> redrive(execution)).hasMessageContaining("maximum number of running executions");
    }

    @Test
    void answersOfTheFormerLifeAreIgnored() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{}");
        var first = world.connector.next();
        world.engine.executions().stop(execution, null, null);
        redrive(execution);
        var second = world.connector.next();

        first.answer().complete(new TaskResult.Failed("Late", null));
        second.answer().complete(new TaskResult.Succeeded(Payload.ofText("2")));

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.eventTypes(execution)).doesNotContain("TaskFailed");
    }

    @Test
    void retentionCountsFromTheLastEndAndTakesWhatWasKept() {
        world.close();
        world = new World(EngineOptions.defaults().withLanes(2).withRetention(Duration.ofHours(1)));
        String execution = world.start(world.machine("m", Definitions.WAIT_LONG), "e", "{}");
        world.engine.executions().stop(execution, null, null);
        world.ticker.advance(Duration.ofMinutes(59));
        redrive(execution);
        // others come and go meanwhile
        String other = world.start(world.machine("other", FAIL), "e", "{}");
        world.end(other);
        world.wind(
                Duration.ofMinutes(1),
                () -> world.engine.metrics().executionsDeleted.sum() == 1);
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.engine.executions().stop(execution, null, null);
        assertThat(rows(Table.STATE)).isOne();

        world.wind(
                Duration.ofMinutes(1),
                () -> world.engine.metrics().executionsDeleted.sum() == 2);

        assertThat(List.of(Table.EXECUTION, Table.HISTORY, Table.NAME, Table.LISTING, Table.EXPIRY, Table.STATE))
                .allSatisfy(table -> assertThat(rows(table)).isZero());
    }

    @Test
    void nothingIsRedrivenThatIsAboutToBeDeleted() {
        world.close();
        world = new World(EngineOptions.defaults().withRetention(Duration.ofHours(1)));
        String execution = failed(FAIL);
        world.ticker.advance(Duration.ofHours(1).minus(RedriveRules.BEFORE_DELETION));

        refused(execution, "ExecutionNotRedrivable", "Execution redrivable period exceeded");
    }

    @Test
    void aRedrivenParentStartsItsChildAnew() {
        String child = world.machine("child", FAIL);
        String parent = world.start(
                world.machine(
                        "parent",
                        Definitions.nested(".sync", child)
                                .replace(
                                        "\"Name\": \"child\"",
                                        "\"Name.$\": \"States.Format('c{}', $$.Execution.RedriveCount)\"")),
                "p",
                "{}");
        world.end(parent);

        redrive(parent);
        world.end(parent);

        assertThat(world.engine.executions().list(child, null, 10, null).items())
                .extracting(Summary::name)
                .containsExactlyInAnyOrder("c0", "c1");
    }

    @Test
    void aRedrivenChildDoesNotDisturbItsParent() {
        String child = world.machine("child", FAIL);
        String parent = world.start(world.machine("parent", Definitions.nested(".sync", child)), "p", "{}");
        Description failed = world.end(parent);
        String nested = child.replace(":stateMachine:", ":execution:") + ":child";

        redrive(nested);
        assertThat(world.end(nested).summary().redriveCount()).isOne();

        assertThat(world.describe(parent)).isEqualTo(failed);
    }
}
