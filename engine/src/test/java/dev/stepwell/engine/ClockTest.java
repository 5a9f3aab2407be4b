package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock that leaps forward while the engine runs, or was set back while it was down. */
final class ClockTest {
    private static final Duration HOURS = Duration.ofHours(5);
    private static final String TWO_WAITS = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Wait", "Seconds": 100, "Next": "B"},
              "B": {"Type": "Wait", "Seconds": 100, "End": true}}}""";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private boolean isOver(String execution) {
        return world.describe(execution).summary().status() != Status.RUNNING;
    }

    @Test
    void aLeapForwardEndsWhatIsDueOnce() {
        String execution = world.start(world.machine("m", TWO_WAITS), "e", "{}");

        world.ticker.leap(HOURS);
        world.wind(Duration.ofSeconds(1), () -> world.eventTypes(execution).size() >= 4);
        assertThat(world.eventTypes(execution))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "WaitStateEntered");
        world.wind(Duration.ofSeconds(5), () -> isOver(execution));

        assertThat(world.eventTypes(execution)).containsOnlyOnce("ExecutionSucceeded");
    }

    @Test
    void aLeapForwardOverTheTimeoutOfATaskTimesItOut() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(execution).contains("TaskSubmitted"));

        world.ticker.leap(HOURS);
        world.wind(Duration.ofSeconds(1), () -> isOver(execution));

        assertThat(world.eventTypes(execution)).containsOnlyOnce("TaskTimedOut");
        String token = String.valueOf(made.call().token());
        assertThatThrownBy(() -> world.engine.taskTokens().succeed(token, Payload.NULL))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("TaskTimedOut"));
    }

    @Test
    void aClockThatWasSetBackMeanwhileDelaysAndLosesNothing() {
        String execution = world.start(world.machine("m", TWO_WAITS), "e", "{}");
        world.engine.close();
        world.ticker.leap(HOURS.negated());
        world.store = world.store.reopen();
        world.engine =
                Engine.open(world.options, world.store, List.of(world.connector), world.ticker, new FixedEntropy(8));

        world.ticker.advance(Duration.ofMinutes(4));
        assertThat(isOver(execution)).isFalse();
        world.wind(Duration.ofMinutes(1), () -> isOver(execution));

        List<HistoryEvent> history = world.history(execution);
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).timestamp())
                    .isAfterOrEqualTo(history.get(i - 1).timestamp());
        }
    }

    @Test
    void eventsDoNotGoBackInTimeAfterARestart() {
        String execution = world.start(world.machine("m", Definitions.WAIT_LONG), "e", "{}");
        world.engine.close();
        world.ticker.leap(HOURS.negated());
        world.store = world.store.reopen();
        world.engine =
                Engine.open(world.options, world.store, List.of(world.connector), world.ticker, new FixedEntropy(8));

        world.engine.executions().stop(execution, null, null);

        List<HistoryEvent> history = world.history(execution);
        assertThat(history.getLast().timestamp()).isEqualTo(history.getFirst().timestamp());
        assertThat(world.describe(execution).summary().stopDate())
                .isEqualTo(world.describe(execution).summary().startDate());
    }
}
