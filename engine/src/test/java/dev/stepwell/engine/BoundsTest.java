package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.Batch;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens at the bounds of queues, caches and steps, and to an execution that cannot be read. */
final class BoundsTest {
    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /** An engine whose lane holds next to nothing in memory. */
    private void tiny(int openExecutionsMax) {
        world.close();
        Limits limits = World.limits(Limits.aws().historyEventsMax(), openExecutionsMax);
        AdmissionOptions admission = AdmissionOptions.defaults();
        world = new World(EngineOptions.defaults()
                .withLimits(limits)
                .withLanes(1)
                .withBatch(new BatchOptions(4, 2, 10_000, Duration.ofSeconds(1), Duration.ofSeconds(10)))
                .withAdmission(new AdmissionOptions(
                        4, 4, 10_000, admission.waitTarget(), admission.burst(), admission.waitMax(), 100, 2))
                .withCalls(new CallOptions(2, 100, 10_000, Duration.ofSeconds(10)))
                .withMemory(new MemoryOptions(1, 1_000, 2, 8, Duration.ofSeconds(60), 2)));
    }

    @Test
    void executionsThatWereForgottenAreReadAgain() {
        tiny(1_000);
        String machine = world.machine("m", Definitions.WAIT);
        List<String> executions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            executions.add(world.start(machine, "e" + i, "{\"i\":" + i + "}"));
        }

        world.wind(
                Duration.ofSeconds(5),
                () -> world.engine
                        .executions()
                        .list(machine, Status.RUNNING, 1, null)
                        .items()
                        .isEmpty());

        for (String execution : executions) {
            assertThat(world.describe(execution).output())
                    .isEqualTo(world.describe(execution).input());
        }
        assertThat(world.engine.metrics().cacheMisses.sum()).isPositive();
        assertThat(world.engine.metrics().wakeLateMillis.count()).isEqualTo(40);
    }

    @Test
    void onlySoManyCallsAreMadeAtATime() throws InterruptedException {
        tiny(1_000);
        String machine = world.machine("m", Definitions.TASK);
        List<String> executions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            executions.add(world.start(machine, "e" + i, "{}"));
        }
        var first = world.connector.next();
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));
        World.until(() -> world.connector.all().size() == 3);
        first.answer().complete(new TaskResult.Succeeded(Payload.NULL));
        for (int i = 0; i < 3; i++) {
            world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));
        }

        executions.forEach(world::end);

        assertThat(world.connector.all()).hasSize(5);
    }

    @Test
    void tooManyWaitingStartsAreRefused() {
        tiny(1_000);
        String machine = world.machine("m", Definitions.PASS);
        world.store.hold();
        List<java.util.concurrent.CompletableFuture<String>> starts = new ArrayList<>();

        for (int i = 0; i < 30; i++) {
            starts.add(World.async(() -> world.start(machine, null, "{}")));
        }
        World.until(() -> starts.stream().filter(start -> start.isDone()).count() >= 20);
        world.store.release();

        long refused = 0;
        for (var start : starts) {
            try {
                World.get(start);
            } catch (Refused refusal) {
                assertThat(refusal.code()).isEqualTo("ThrottlingException");
                refused++;
            }
        }
        assertThat(refused).isBetween(20L, 28L);
    }

    @Test
    void onlySoManyExecutionsAreOpen() {
        tiny(2);
        String machine = world.machine("m", Definitions.WAIT);
        world.start(machine, "a", "{}");
        String second = world.start(machine, "b", "{}");

        assertThatThrownBy(() -> world.start(machine, "c", "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ExecutionLimitExceeded"));
        world.engine.executions().stop(second, null, null);

        world.start(machine, "c", "{}");
    }

    @Test
    void anEndlessLoopMeetsTheLimitOfItsHistory() {
        String execution = world.start(world.machine("m", Definitions.LOOP), "e", "{}");

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.FAILED);
        var newest = world.engine.executions().history(execution, true, 1, null).items();
        assertThat(newest.getFirst().id()).isEqualTo(Limits.aws().historyEventsMax());
    }

    @Test
    void aResultThatComesTooLateIsIgnored() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{}");
        var made = world.connector.next();

        world.engine.executions().stop(execution, null, null);
        made.answer().complete(new TaskResult.Succeeded(Payload.NULL));
        world.start(world.machine("other", Definitions.PASS), "other", "{}");

        assertThat(world.eventTypes(execution)).endsWith("ExecutionAborted");
    }

    @Test
    void anExecutionThatCannotBeReadDoesNotStopTheOthers() {
        String machine = world.machine("m", Definitions.WAIT);
        String damaged = world.start(machine, "damaged", "{}");
        int partition = RowKeys.partition(damaged);
        byte[] name = java.util.Objects.requireNonNull(world.store.get(Table.NAME, RowKeys.name(partition, damaged)));
        ExecutionKey key = RowKeys.nameTarget(partition, name);
        world.restart();
        world.store
                .commit(new Batch().put(Table.STATE, Keys.state(key, 0), new byte[] {99, 99, 99}))
                .join();

        assertThatThrownBy(() -> world.engine.executions().stop(damaged, null, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"));
        for (int i = 0; i < 20; i++) {
            world.start(machine, "e" + i, "{}");
        }
        world.wind(
                Duration.ofSeconds(5),
                () -> world.engine
                                .executions()
                                .list(machine, Status.SUCCEEDED, 100, null)
                                .items()
                                .size()
                        == 20);

        assertThat(world.describe(damaged).summary().status()).isEqualTo(Status.RUNNING);
    }
}
