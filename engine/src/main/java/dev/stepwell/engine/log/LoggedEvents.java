package dev.stepwell.engine.log;

import dev.stepwell.engine.codec.HistoryWeight;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.List;

/**
 * Events of one execution that are to be logged. Immutable.
 *
 * @param redriveCount how often the execution had been redriven when they happened
 * @param events at least one, in their order
 */
public record LoggedEvents(LogTarget target, String executionArn, int redriveCount, List<HistoryEvent> events) {
    public LoggedEvents {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("no events of " + executionArn);
        }
        events = List.copyOf(events);
    }

    /** Bytes that they keep in memory, about. */
    public long bytes() {
        return HistoryWeight.of(events);
    }
}
