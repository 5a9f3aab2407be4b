package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Activities.ActivityTask;
import dev.stepwell.engine.Executions.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Activities and their workers. */
final class ActivitiesTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final World world = new World();
    private final String activity =
            world.engine.activities().create("a", Map.of()).arn();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void creatingItAgainGivesTheFirstOne() {
        var first = world.engine.activities().describe(activity);
        world.ticker.advance(MINUTE);

        assertThat(world.engine.activities().create("a", Map.of("k", "v"))).isEqualTo(first);
        assertThat(world.engine.activities().list(10, null).items()).containsExactly(first);
        world.restart();
        assertThat(world.engine.activities().describe(activity)).isEqualTo(first);
    }

    @Test
    void aWaitingWorkerGetsTheTaskOnceItsStartIsDurable() {
        var worker = World.async(() -> world.poll(activity));

        String execution = world.start(world.machine("m", Definitions.activity(activity)), "e", "{\"x\":1}");
        ActivityTask task = World.get(worker);

        assertThat(task.input()).isEqualTo(Payload.ofText("{\"x\":1}"));
        assertThat(world.eventTypes(execution)).endsWith("ActivityScheduled", "ActivityStarted");
        world.engine.taskTokens().succeed(task.token(), Payload.ofText("\"y\""));
        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("\"y\"");
    }

    @Test
    void aWorkerGoesAwayWithoutATaskWhenThereIsNone() {
        var worker = World.async(() -> world.engine.activities().poll(activity, null, MINUTE));

        world.wind(Duration.ofSeconds(10), worker::isDone);

        assertThat(worker).isCompletedWithValue(null);
    }

    @Test
    void everyTaskGoesToOneWorkerOnly() throws InterruptedException {
        String machine = world.machine("m", Definitions.activity(activity));
        world.start(machine, "e", "{}");

        world.poll(activity);
        var second = world.engine.activities().poll(activity, null, Duration.ZERO);

        assertThat(second).isNull();
    }

    @Test
    void aTaskThatTimedOutIsNotHandedOut() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.activity(activity)), "e", "{}");
        world.wind(
                Duration.ofSeconds(30),
                () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.engine.activities().poll(activity, null, Duration.ZERO))
                .isNull();
        assertThat(world.eventTypes(execution)).contains("ActivityTimedOut");
    }

    @Test
    void aTaskOfAnActivityThatDoesNotExistFails() {
        world.engine.activities().delete(activity);
        world.engine.activities().delete(activity);

        String execution = world.start(world.machine("m", Definitions.activity(activity)), "e", "{}");

        assertThat(world.end(execution).error()).isEqualTo("States.Runtime");
        assertThat(world.describe(execution).cause()).contains("The activity " + activity + " does not exist.");
        assertThatThrownBy(() -> world.engine.activities().describe(activity))
                .hasMessage("Activity Does Not Exist: '" + activity + "'");
    }
}
