package dev.stepwell.engine.log;

import dev.stepwell.interpreter.EventType;
import java.util.EnumSet;
import java.util.Set;

/** Which events are logged, as AWS's developer guide lists them; OFF is the absence of a {@link LogTarget}. */
public enum LogLevel {
    /** Every event. */
    ALL,
    /** What went wrong, also when it was caught or tried again. */
    ERROR,
    /** The ends of executions that did not succeed. */
    FATAL;

    private static final Set<EventType> ERRORS = EnumSet.of(
            EventType.EXECUTION_ABORTED,
            EventType.EXECUTION_FAILED,
            EventType.EXECUTION_TIMED_OUT,
            EventType.FAIL_STATE_ENTERED,
            EventType.LAMBDA_FUNCTION_FAILED,
            EventType.LAMBDA_FUNCTION_SCHEDULE_FAILED,
            EventType.LAMBDA_FUNCTION_START_FAILED,
            EventType.LAMBDA_FUNCTION_TIMED_OUT,
            EventType.MAP_ITERATION_ABORTED,
            EventType.MAP_ITERATION_FAILED,
            EventType.MAP_RUN_ABORTED,
            EventType.MAP_RUN_FAILED,
            EventType.MAP_STATE_ABORTED,
            EventType.MAP_STATE_FAILED,
            EventType.PARALLEL_STATE_ABORTED,
            EventType.PARALLEL_STATE_FAILED,
            EventType.TASK_FAILED,
            EventType.TASK_START_FAILED,
            EventType.TASK_STATE_ABORTED,
            EventType.TASK_SUBMIT_FAILED,
            EventType.TASK_TIMED_OUT,
            EventType.WAIT_STATE_ABORTED,
            // AWS's list does not name these; they are failures all the same
            EventType.ACTIVITY_FAILED,
            EventType.ACTIVITY_SCHEDULE_FAILED,
            EventType.ACTIVITY_TIMED_OUT,
            EventType.EVALUATION_FAILED);

    private static final Set<EventType> ENDS =
            EnumSet.of(EventType.EXECUTION_ABORTED, EventType.EXECUTION_FAILED, EventType.EXECUTION_TIMED_OUT);

    /** Whether events of this type are logged. */
    public boolean includes(EventType type) {
        return switch (this) {
            case ALL -> true;
            case ERROR -> ERRORS.contains(type);
            case FATAL -> ENDS.contains(type);
        };
    }
}
