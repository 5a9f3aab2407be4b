package dev.stepwell.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The grammar takes a whole history and refuses each way to spoil it. */
final class HistoryGrammarTest {
    /** A task that is retried once. */
    private static final List<String> WHOLE = List.of(
            "ExecutionStarted 0",
            "TaskStateEntered 1",
            "TaskScheduled 2",
            "TaskStarted 3",
            "TaskFailed 4",
            "TaskScheduled 5",
            "TaskStarted 6",
            "TaskSucceeded 7",
            "TaskStateExited 8",
            "ExecutionSucceeded 9");

    @Test
    void takesAWholeHistory() {
        assertThat(HistoryGrammar.faults(history(WHOLE))).isEmpty();
    }

    @Test
    void refusesAGap() {
        List<HistoryEvent> gap = new ArrayList<>(history(WHOLE));
        gap.remove(3);

        assertThat(HistoryGrammar.faults(gap)).isNotEmpty();
    }

    @Test
    void refusesAMissingEndAndASecondOne() {
        assertThat(HistoryGrammar.faults(history(WHOLE.subList(0, 9)))).isNotEmpty();
        assertThat(HistoryGrammar.faults(history(with(8, "ExecutionFailed 8")))).isNotEmpty();
    }

    @Test
    void refusesAnAttemptThatEndsTwice() {
        assertThat(HistoryGrammar.faults(history(with(7, "TaskFailed 4")))).isNotEmpty();
        assertThat(HistoryGrammar.faults(history(with(6, "TaskStarted 3")))).isNotEmpty();
    }

    @Test
    void refusesAResultWithoutAStart() {
        assertThat(HistoryGrammar.faults(history(with(7, "TaskSucceeded 6")))).isNotEmpty();
    }

    @Test
    void refusesAnEventThatFollowsALaterOne() {
        assertThat(HistoryGrammar.faults(history(with(4, "TaskFailed 6")))).isNotEmpty();
    }

    @Test
    void refusesAStateThatIsNeverLeft() {
        assertThat(HistoryGrammar.faults(history(with(8, "PassStateEntered 8"))))
                .isNotEmpty();
    }

    private static List<String> with(int place, String event) {
        List<String> changed = new ArrayList<>(WHOLE);
        changed.set(place, event);
        return changed;
    }

    /** Events written as their type and the id of the one before. */
    private static List<HistoryEvent> history(List<String> lines) {
        List<HistoryEvent> events = new ArrayList<>();
        for (String line : lines) {
            String type = line.substring(0, line.indexOf(' '));
            HistoryEvent.Builder event = HistoryEvent.builder()
                    .id(events.size() + 1L)
                    .type(type)
                    .timestamp(Instant.EPOCH)
                    .previousEventId(Long.valueOf(line.substring(line.indexOf(' ') + 1)));
            if (type.endsWith("StateEntered")) {
                event.stateEnteredEventDetails(details -> details.name("State"));
            } else if (type.endsWith("StateExited")) {
                event.stateExitedEventDetails(details -> details.name("State"));
            }
            events.add(event.build());
        }
        return events;
    }
}
