package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Ended;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Express executions: in memory, synchronous ones at most once, asynchronous ones at least once. */
final class ExpressTest {
    private static final String RETRIED = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f"},
                    "Retry": [{"ErrorEquals": ["Again"], "IntervalSeconds": 7}], "End": true}}}""";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String express(String definition) {
        return world.machine("express", definition, MachineType.EXPRESS);
    }

    private Ended run(String machine, String input) {
        return world.engine.executions().runExpress(machine, null, Payload.ofText(input));
    }

    private int rows() {
        return world.store
                .scan(Table.EXPRESS, new byte[] {0}, new byte[] {(byte) 0xFF}, 100)
                .size();
    }

    @Test
    void aSynchronousExecutionLeavesNothingInTheStore() {
        String machine = express(Definitions.PASS);
        long before = world.store.commits();

        Ended ended = run(machine, "{\"x\":1}");

        assertThat(ended.description().summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ended.description().output()).isEqualTo(Payload.ofText("{\"x\":1,\"a\":{\"seen\":1}}"));
        assertThat(ended.description().summary().executionArn())
                .matches("arn:aws:states:us-east-1:123456789012:express:express:[0-9a-f-]{36}:[0-9a-f-]{36}");
        assertThat(ended.billing()).isEqualTo(new Billing(100, 64));
        assertThat(world.store.commits()).isEqualTo(before);
    }

    @Test
    void aFailureIsAnOutcome() {
        Ended ended = run(
                express(
                        "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"Oops\",\"Cause\":\"c\"}}}"),
                "{}");

        assertThat(ended.description().summary().status()).isEqualTo(Status.FAILED);
        assertThat(ended.description().error()).isEqualTo("Oops");
        assertThat(ended.description().cause()).isEqualTo("c");
        assertThat(ended.description().output()).isNull();
    }

    @Test
    void tasksAreCalledAndRetriedInTime() throws InterruptedException {
        String machine = express(RETRIED);
        var ended = World.async(() -> run(machine, "{}"));

        world.connector.next().answer().complete(new TaskResult.Failed("Again", "not yet"));
        world.wind(Duration.ofSeconds(1), () -> world.connector.all().size() == 2);
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("\"done\"")));

        assertThat(World.get(ended).description().output()).isEqualTo(Payload.ofText("\"done\""));
    }

    @Test
    void itLivesForFiveMinutes() throws InterruptedException {
        String machine = express(Definitions.TASK);
        var ended = World.async(() -> run(machine, "{}"));
        world.connector.next();

        world.ticker.advance(Duration.ofMinutes(5));

        var description = World.get(ended).description();
        assertThat(description.summary().status()).isEqualTo(Status.TIMED_OUT);
        assertThat(Duration.between(
                        description.summary().startDate(), description.summary().stopDate()))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anEndlessLoopTimesOutToo() {
        String machine = express(Definitions.LOOP);
        var ended = World.async(() -> run(machine, "{}"));
        World.until(() -> world.engine.metrics().expressRunning.sum() == 1);

        world.ticker.advance(Duration.ofMinutes(5));

        assertThat(World.get(ended).description().summary().status()).isEqualTo(Status.TIMED_OUT);
    }

    @Test
    void aStandardMachineIsRefused() {
        String machine = world.machine("standard", Definitions.PASS);

        assertThatThrownBy(() -> run(machine, "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("StateMachineTypeNotSupported"));
    }

    @Test
    void anAsynchronousStartIsDurableBeforeItIsAnsweredAndGoneAfterItsEnd() throws InterruptedException {
        String machine = express(Definitions.TASK);
        world.store.hold();
        var start = World.async(() -> world.start(machine, "e", "{\"x\":1}"));
        World.until(() -> world.store.held() == 1);
        assertThat(start).isNotDone();
        assertThat(world.connector.all()).isEmpty();

        world.store.release();
        assertThat(World.get(start)).contains(":express:express:e:");
        assertThat(rows()).isOne();
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));

        World.until(() -> rows() == 0);
    }

    @Test
    void aCrashMakesAnAsynchronousExecutionBeginAnew() throws InterruptedException {
        String machine = express(Definitions.TASK);
        world.start(machine, "e", "{\"x\":1}");
        world.connector.next();

        world.crash(1);

        var again = world.connector.next();
        assertThat(again.call().arguments().text()).contains("{\"x\":1}");
        again.answer().complete(new TaskResult.Succeeded(Payload.NULL));
        World.until(() -> rows() == 0);
        assertThat(world.connector.all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anUnansweredStartRunsWhollyOrNotAtAll(long seed) throws InterruptedException {
        String machine = express(Definitions.TASK);
        world.store.hold();
        var _ = World.async(() -> world.start(machine, "e", "{}"));
        World.until(() -> world.store.held() == 1);

        world.crash(seed);

        if (rows() == 1) {
            world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));
            World.until(() -> rows() == 0);
        }
        assertThat(world.connector.all()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anOrderlyShutdownLetsItFinish() throws InterruptedException {
        String machine = express(Definitions.TASK);
        world.start(machine, "e", "{}");
        var made = world.connector.next();
        var closed = World.async(() -> {
            world.engine.close();
            return true;
        });

        made.answer().complete(new TaskResult.Succeeded(Payload.NULL));

        assertThat(World.get(closed)).isTrue();
        assertThat(rows()).isZero();
    }

    @Test
    void aSynchronousCallerIsToldWhenTheEngineGivesUp() throws InterruptedException {
        String machine = express(Definitions.TASK);
        var ended = World.async(() -> run(machine, "{}"));
        world.connector.next();

        world.engine.abandon();

        assertThatThrownBy(() -> World.get(ended))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"));
    }

    @Test
    void aStandardExecutionStartsOneWithoutWaiting() {
        String child = express(Definitions.PASS);
        String parent = world.start(world.machine("parent", Definitions.nested("", child)), "p", "{\"x\":1}");

        String output = String.valueOf(world.end(parent).output());

        assertThat(Json.read(output).get("ExecutionArn").stringValue()).contains(":express:express:child:");
        World.until(() -> rows() == 0);
    }

    @Test
    void nobodyCanWaitForOneByStartExecution() {
        String child = express(Definitions.PASS);
        String parent = world.start(world.machine("parent", Definitions.nested(".sync", child)), "p", "{}");

        assertThat(world.end(parent).error()).isEqualTo("StepFunctions.StateMachineTypeNotSupportedException");
    }

    @Test
    void itStartsAStandardExecution() {
        String child = world.machine("child", Definitions.PASS);

        Ended ended = run(express(Definitions.nested("", child)), "{\"x\":1}");

        String execution = "arn:aws:states:us-east-1:123456789012:execution:child:child";
        assertThat(String.valueOf(ended.description().output())).contains(execution);
        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }
}
