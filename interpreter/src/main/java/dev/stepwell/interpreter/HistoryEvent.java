package dev.stepwell.interpreter;

import java.time.Instant;

/**
 * One event of an execution's history, as AWS shows it.
 *
 * @param id dense from 1
 * @param previousId the last event of the same thread of control, 0 for none
 */
public record HistoryEvent(long id, long previousId, Instant timestamp, EventType type, EventDetails details) {}
