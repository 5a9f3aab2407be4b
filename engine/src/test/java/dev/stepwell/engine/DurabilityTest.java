package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves when, and what a failing store does to it. */
final class DurabilityTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothingLeavesBeforeItIsDurable() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        world.store.hold();

        var start = World.async(() -> world.start(machine, "e", "{}"));
        World.until(() -> world.store.held() == 1);
        assertThat(start).isNotDone();
        assertThat(world.connector.all()).isEmpty();
        world.store.release();

        assertThat(World.get(start)).endsWith(":e");
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.NULL));
        world.end(World.get(start));
    }

    @Test
    void startsGatherWhileABatchIsOnItsWay() {
        String machine = world.machine("m", Definitions.PASS);
        long before = world.store.commits();
        world.store.hold();
        var first = World.async(() -> world.start(machine, "e0", "{}"));
        World.until(() -> world.store.held() == 1);

        for (int i = 1; i <= 100; i++) {
            String name = "e" + i;
            var _ = World.async(() -> world.start(machine, name, "{}"));
        }
        World.until(() -> world.engine.metrics().executionsStarted.sum() == 101);
        world.store.release();
        World.get(first);
        World.until(() -> world.engine
                        .executions()
                        .list(machine, Status.SUCCEEDED, 1_000, null)
                        .items()
                        .size()
                == 101);

        assertThat(world.store.commits() - before).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anUnansweredStartIsThereWhollyOrNotAtAll(long seed) {
        String machine = world.machine("m", Definitions.PASS);
        world.store.hold();
        var _ = World.async(() -> world.start(machine, "e", "{}"));
        World.until(() -> world.store.held() == 1);

        world.crash(seed);
        var again = World.async(() -> world.start(machine, "e", "{}"));

        try {
            World.get(again);
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("ExecutionAlreadyExists");
        }
        String execution = "arn:aws:states:us-east-1:123456789012:execution:m:e";
        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.history(execution)).hasSize(6);
    }

    @Test
    void aFullDiskRefusesNewWorkAndLosesNoResult() throws InterruptedException {
        String machine = world.machine("m", Definitions.TASK);
        String execution = world.start(machine, "e", "{}");
        var made = world.connector.next();

        world.store.full(true);
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("\"done\"")));
        World.until(() -> world.engine.metrics().commitFailures.sum() > 0);
        assertThatThrownBy(() -> world.start(machine, "other", "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"))
                .hasMessageContaining("full");
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.store.full(false);

        world.wind(
                Duration.ofMillis(100),
                () -> world.describe(execution).summary().status() != Status.RUNNING);
        assertThat(String.valueOf(world.describe(execution).output())).isEqualTo("\"done\"");
        assertThat(world.connector.all()).hasSize(1);
        world.wind(Duration.ofMillis(100), () -> starts(machine, "after"));
    }

    private boolean starts(String machine, String name) {
        try {
            world.start(machine, name, "{}");
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isIn("ServiceUnavailable", "ExecutionAlreadyExists");
            return false;
        }
    }

    @Test
    void aFailedWriteAnswersTheWaitingAndGoesOnFromWhatIsDurable() {
        String machine = world.machine("m", Definitions.WAIT);
        String execution = world.start(machine, "e", "{}");
        world.store.failNext(1, "the controller is on fire");

        assertThatThrownBy(() -> world.engine.executions().stop(execution, null, null))
                .hasMessageContaining("the controller is on fire");

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.wind(
                Duration.ofSeconds(1), () -> world.describe(execution).summary().status() != Status.RUNNING);
        assertThat(world.eventTypes(execution)).endsWith("PassStateExited", "ExecutionSucceeded");
    }

    @Test
    void anExecutionOfALostPartitionIsRefused() {
        String machine = world.machine("m", Definitions.WAIT);
        String execution = world.start(machine, "e", "{}");
        int partition = dev.stepwell.engine.row.RowKeys.partition(execution);
        world.store.fence(partition, 99);

        assertThatThrownBy(() -> world.engine.executions().stop(execution, null, null))
                .hasMessageContaining("another node");
        assertThatThrownBy(() -> world.engine.executions().stop(execution, null, null))
                .hasMessageContaining("another node");

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void noAnswerLeavesAboutALostPartitionThoughItWritesNothing() {
        String machine = world.machine("m", Definitions.PASS);
        String execution = world.start(machine, "e", "{}");
        Instant end = world.engine.executions().stop(execution, null, null);
        assertThat(end).isNotNull();
        world.store.fence(dev.stepwell.engine.row.RowKeys.partition(execution), 99);

        assertThatThrownBy(() -> world.engine.executions().stop(execution, null, null))
                .hasMessageContaining("another node");
    }

    @Test
    void aStartIsAnsweredOnlyOnceTheFirstOneOfItsNameIsDurable() {
        String machine = world.machine("m", Definitions.WAIT);
        world.store.hold();
        var first = World.async(() -> world.engine.executions().start(machine, "e", Payload.ofText("{}")));
        World.until(() -> world.store.held() == 1);
        var second = World.async(() -> world.engine.executions().start(machine, "e", Payload.ofText("{}")));
        World.until(() -> world.engine.metrics().commands.sum() == 2);
        assertThat(second).isNotDone();

        world.store.release();

        Started one = World.get(first);
        assertThat(World.get(second)).isEqualTo(one);
    }
}
