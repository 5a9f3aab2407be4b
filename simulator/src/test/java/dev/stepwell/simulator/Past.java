package dev.stepwell.simulator;

import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the disk has ever held of one execution. */
final class Past {
    /**
     * An attempt whose Scheduled event is durable.
     *
     * @param epoch of the node that wrote it
     * @param marked whether the execution had the in-flight mark of that epoch then
     */
    record Scheduled(long epoch, boolean marked) {}

    final List<HistoryEvent> events = new ArrayList<>();
    final Map<Long, Scheduled> scheduled = new HashMap<>();
    /** How each attempt ended, by number. */
    final Map<Long, HistoryEvent> ends = new HashMap<>();
    /** Attempts of activities that a worker took, by number. */
    final Map<Long, HistoryEvent> taken = new HashMap<>();

    @Nullable
    ExecutionRow row;

    /** Whether it was deleted because it was old. */
    boolean swept;

    boolean isOver() {
        return !events.isEmpty()
                && switch (events.getLast().type()) {
                    case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT -> true;
                    default -> false;
                };
    }

    /** Whether it has succeeded: nothing can happen any more. */
    boolean isDone() {
        return !events.isEmpty() && events.getLast().type() == EventType.EXECUTION_SUCCEEDED;
    }

    int redrives() {
        return (int) events.stream()
                .filter(event -> event.type() == EventType.EXECUTION_REDRIVEN)
                .count();
    }

    /** Whether the attempt was made before the last redrive. */
    boolean isOfFormerLife(long attempt) {
        return events.stream().anyMatch(event -> event.type() == EventType.EXECUTION_REDRIVEN && event.id() > attempt);
    }

    /** The number of the attempt that an event belongs to, or 0. */
    long attemptOf(HistoryEvent event) {
        HistoryEvent at = event;
        while (at.previousId() != 0 && !isScheduled(at.type())) {
            at = events.get((int) at.previousId() - 1);
        }
        return isScheduled(at.type()) ? at.id() : 0;
    }

    static boolean isScheduled(EventType type) {
        return switch (type) {
            case LAMBDA_FUNCTION_SCHEDULED, TASK_SCHEDULED, ACTIVITY_SCHEDULED -> true;
            default -> false;
        };
    }

    /** Whether it is the last event of an attempt. */
    static boolean isEnd(EventType type) {
        return switch (type) {
            case LAMBDA_FUNCTION_SUCCEEDED,
                    LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_TIMED_OUT,
                    TASK_SUCCEEDED,
                    TASK_FAILED,
                    TASK_SUBMIT_FAILED,
                    TASK_TIMED_OUT,
                    ACTIVITY_SUCCEEDED,
                    ACTIVITY_FAILED,
                    ACTIVITY_TIMED_OUT -> true;
            default -> false;
        };
    }

    static boolean isTimeout(EventType type) {
        return type == EventType.TASK_TIMED_OUT || type == EventType.ACTIVITY_TIMED_OUT;
    }

    static boolean isSuccess(EventType type) {
        return switch (type) {
            case LAMBDA_FUNCTION_SUCCEEDED, TASK_SUCCEEDED, ACTIVITY_SUCCEEDED -> true;
            default -> false;
        };
    }
}
