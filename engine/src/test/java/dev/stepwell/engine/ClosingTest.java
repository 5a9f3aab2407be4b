package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A graceful stop: what waits is answered, calls under way end, those not made yet are made after the next start. */
final class ClosingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CHAIN = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f"}, "Next": "B"},
              "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f"}, "End": true}}}""";

    private World world = new World(EngineOptions.defaults()
            .withLanes(2)
            .withCalls(new CallOptions(2, 100, 1_000_000, Duration.ofSeconds(10))));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void callsThatWaitForTheirTurnAreMadeAfterTheNextStart() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        List<String> executions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            executions.add(world.start(machine, "e" + i, "{}"));
        }
        var first = world.connector.next();
        var second = world.connector.next();

        CompletableFuture<Boolean> closed = closing();
        answer(first);
        answer(second);
        World.get(closed);
        assertThat(world.connector.all()).hasSize(2);
        world.restart();
        for (int i = 0; i < 3; i++) {
            answer(world.connector.next());
        }

        executions.forEach(
                execution -> assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED));
        assertThat(world.engine.metrics().callsLost.sum()).isZero();
        assertThat(world.connector.all()).hasSize(5);
    }

    @Test
    void theCallThatFollowsOneUnderWayIsMadeAfterTheNextStart() throws InterruptedException {
        String execution = world.start(world.machine("m", CHAIN), "e", "{}");
        var first = world.connector.next();

        CompletableFuture<Boolean> closed = closing();
        answer(first);
        World.get(closed);
        world.restart();
        answer(world.connector.next());

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.connector.all()).hasSize(2);
    }

    @Test
    void aCallThatWasHandedBackAndThenMadeIsLostWithTheProcessLikeAnyOther() throws InterruptedException {
        String execution = world.start(world.machine("m", CHAIN), "e", "{}");
        var first = world.connector.next();
        CompletableFuture<Boolean> closed = closing();
        answer(first);
        World.get(closed);
        world.restart();
        world.connector.next();

        world.crash(1);

        assertThat(world.end(execution).cause()).contains("outcome unknown");
        assertThat(world.connector.all()).hasSize(2);
    }

    @Test
    void aCallThatOutlivesTheGraceIsLost() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{}");
        world.connector.next();

        CompletableFuture<Boolean> closed = closing();
        world.wind(SECOND, closed::isDone);
        world.restart();

        assertThat(world.end(execution).cause()).contains("outcome unknown");
    }

    @Test
    void workersThatWaitAreSentAwayAndLaterOnesRefused() {
        String activity = world.engine.activities().create("a", Map.of()).arn();
        var worker = World.async(() -> world.engine.activities().poll(activity, null, Duration.ofSeconds(60)));
        World.until(() -> world.engine.load().activityPollers() == 1);

        world.engine.close();

        assertThat(World.get(worker)).isNull();
        assertThatThrownBy(() -> world.engine.activities().poll(activity, null, SECOND))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"));
    }

    @Test
    void whatIsNewIsRefusedWhileCallsEnd() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        String express = world.machine("x", Definitions.PASS, MachineType.EXPRESS);
        world.start(machine, "e", "{}");
        var made = world.connector.next();

        CompletableFuture<Boolean> closed = closing();

        assertUnavailable(() -> world.start(machine, "late", "{}"));
        assertUnavailable(() -> world.engine.executions().requireRoom());
        assertUnavailable(() -> world.engine.executions().runExpress(express, null, Payload.ofText("{}")));
        assertThat(world.engine.isHealthy()).isFalse();
        answer(made);
        World.get(closed);
    }

    @Test
    void aSynchronousExpressExecutionEnds() throws InterruptedException {
        String express = world.machine("x", CHAIN, MachineType.EXPRESS);
        var run = World.async(() -> world.engine.executions().runExpress(express, null, Payload.ofText("{}")));
        var first = world.connector.next();

        CompletableFuture<Boolean> closed = closing();
        answer(first);
        answer(world.connector.next());

        assertThat(World.get(run).description().summary().status()).isEqualTo(Status.SUCCEEDED);
        World.get(closed);
    }

    @Test
    void aDiskThatDoesNotAnswerDoesNotKeepItFromStopping() {
        world.close();
        world = new World(EngineOptions.defaults()
                .withLanes(1)
                .withBatch(new BatchOptions(4, 10, 10_000, SECOND, Duration.ofMillis(50))));
        String machine = world.machine("m", Definitions.PASS);
        world.store.hold();
        var start = World.async(() -> world.start(machine, "e", "{}"));
        World.until(() -> world.engine.metrics().executionsStarted.sum() == 1);

        World.get(closing());

        world.store.release();
        assertThat(start)
                .satisfiesAnyOf(
                        done -> assertThat(World.get(done)).contains(":e"),
                        done -> assertUnavailable(() -> World.get(done)));
    }

    /** Begins to close on another thread; new work is refused when this returns. */
    private CompletableFuture<Boolean> closing() {
        CompletableFuture<Boolean> closed = World.async(() -> {
            world.engine.close();
            return true;
        });
        World.until(() -> !world.engine.isHealthy());
        return closed;
    }

    private static void answer(ScriptedConnector.Made made) {
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"));
    }
}
