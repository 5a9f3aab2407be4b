package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions from start to end. */
final class RunningTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void runsAChainToItsEnd() {
        String machine = world.machine("m", Definitions.PASS);

        String execution = world.start(machine, "e", "{}");

        var description = world.describe(execution);
        assertThat(execution).isEqualTo("arn:aws:states:us-east-1:123456789012:execution:m:e");
        assertThat(description.summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(String.valueOf(description.output())).isEqualTo("{\"a\":{\"seen\":1}}");
        assertThat(world.eventTypes(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void writesAShortExecutionInOneBatch() {
        String machine = world.machine("m", Definitions.PASS);
        long before = world.store.commits();

        world.start(machine, null, "{}");

        assertThat(world.store.commits()).isEqualTo(before + 1);
    }

    @Test
    void wakesAWaitingExecutionInTime() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");

        world.ticker.advance(Duration.ofSeconds(99));
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.wind(
                Duration.ofSeconds(1), () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void callsATaskAndGoesOnWithItsResult() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{\"x\":1}");

        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{\"y\":2}")));

        assertThat(String.valueOf(made.call().arguments())).contains("{\"x\":1}");
        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("{\"y\":2}");
    }

    @Test
    void stopsAnExecutionAndSaysWhen() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");

        var stopDate = world.engine.executions().stop(execution, "Err", "because");

        var description = world.describe(execution);
        assertThat(description.summary().status()).isEqualTo(Status.ABORTED);
        assertThat(description.summary().stopDate()).isEqualTo(stopDate);
        assertThat(description.error()).isEqualTo("Err");
        world.ticker.advance(Duration.ofSeconds(5));
        assertThat(world.engine.executions().stop(execution, null, null)).isEqualTo(stopDate);
    }

    @Test
    void answersARepeatedStartOnceMoreWhileItRuns() {
        String machine = world.machine("m", Definitions.WAIT);
        var first = world.engine.executions().start(machine, "e", Payload.ofText("{}"));
        world.ticker.advance(Duration.ofSeconds(5));

        var again = world.engine.executions().start(machine, "e", Payload.ofText("{}"));

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> world.start(machine, "e", "{\"other\":1}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ExecutionAlreadyExists"));
        world.engine.executions().stop(first.executionArn(), null, null);
        assertThatThrownBy(() -> world.start(machine, "e", "{}"))
                .hasMessage("Execution Already Exists: '" + first.executionArn() + "'");
    }

    @Test
    void listsExecutionsNewestFirstByPages() {
        String machine = world.machine("m", Definitions.WAIT);
        for (int i = 0; i < 5; i++) {
            world.start(machine, "e" + i, "{}");
            world.ticker.advance(Duration.ofMillis(10));
        }
        world.engine.executions().stop("arn:aws:states:us-east-1:123456789012:execution:m:e1", null, null);
        var list = world.engine.executions();

        var first = list.list(machine, null, 3, null);
        var second = list.list(machine, null, 3, first.next());

        assertThat(first.items()).extracting(Executions.Summary::name).containsExactly("e4", "e3", "e2");
        assertThat(second.items()).extracting(Executions.Summary::name).containsExactly("e1", "e0");
        assertThat(second.next()).isNull();
        assertThat(list.list(machine, Status.RUNNING, 10, null).items())
                .extracting(Executions.Summary::name)
                .containsExactly("e4", "e3", "e2", "e0");
        assertThat(list.list(machine, Status.ABORTED, 10, null).items())
                .extracting(Executions.Summary::name)
                .containsExactly("e1");
    }

    @Test
    void readsAHistoryByPagesBothWays() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.engine.executions().stop(execution, null, null);
        var executions = world.engine.executions();

        var first = executions.history(execution, false, 2, null);
        var rest = executions.history(execution, false, 2, first.next());
        var newest = executions.history(execution, true, 2, null);
        var oldest = executions.history(execution, true, 2, newest.next());

        assertThat(first.items()).extracting("id").containsExactly(1L, 2L);
        assertThat(rest.items()).extracting("id").containsExactly(3L);
        assertThat(rest.next()).isNull();
        assertThat(newest.items()).extracting("id").containsExactly(3L, 2L);
        assertThat(oldest.items()).extracting("id").containsExactly(1L);
    }
}
