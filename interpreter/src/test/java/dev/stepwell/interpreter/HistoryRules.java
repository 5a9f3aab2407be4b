package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What holds of every history, whatever the definition. */
public final class HistoryRules {
    private HistoryRules() {}

    public static void check(List<HistoryEvent> history) {
        assertThat(history.getFirst().type()).isEqualTo(EventType.EXECUTION_STARTED);
        long id = 0;
        for (HistoryEvent event : history) {
            assertThat(event.id()).as("ids are dense").isEqualTo(++id);
            assertThat(event.previousId()).as("links point back").isBetween(0L, id - 1);
        }
        assertThat(isEnd(history.getLast().type())).as("an end comes last").isTrue();
        for (int i = 0; i + 1 < history.size(); i++) {
            assertThat(history.get(i + 1).type() == EventType.EXECUTION_REDRIVEN)
                    .as("a redrive, and nothing else, follows an end")
                    .isEqualTo(isEnd(history.get(i).type()));
        }
    }

    private static boolean isEnd(EventType type) {
        return switch (type) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT -> true;
            default -> false;
        };
    }
}
