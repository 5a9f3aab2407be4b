package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Starting, reading and stopping executions. Reads see what is durable, and a client reads what it has been told. Every
 * method may block (call it on a virtual thread) and throws {@link Refused}. Thread-safe.
 */
public interface Executions {
    /**
     * Refuses at once when no start could be taken now, whatever it is: what an overloaded server asks before it looks
     * into a request.
     */
    void requireRoom();

    /** As {@link #requireRoom}, for {@link #runExpress}. */
    void requireRoomForExpress();

    /**
     * Starts an execution; answers when the start is durable.
     *
     * @param stateMachineArn of a machine, a version or an alias; likewise below
     * @param name null for a random one
     */
    Started start(String stateMachineArn, @Nullable String name, Payload input);

    /**
     * Runs an execution of an Express machine to its end, in memory and at most once.
     *
     * @param name null for a random one
     */
    Ended runExpress(String stateMachineArn, @Nullable String name, Payload input);

    Description describe(String executionArn);

    /** The machine as the execution uses it. */
    StateMachines.StateMachine stateMachineFor(String executionArn);

    /**
     * Newest first; through a version or an alias, the executions that were started through it.
     *
     * @param status null for all
     */
    Page<Summary> list(String stateMachineArn, @Nullable Status status, int limit, byte @Nullable [] from);

    /** @param reverse newest event first */
    Page<HistoryEvent> history(String executionArn, boolean reverse, int limit, byte @Nullable [] from);

    /**
     * Goes on with an execution that ended without success, where it was; answers the date of the redrive when it is
     * durable.
     *
     * @param clientToken a repeated request with it gets the same answer for fifteen minutes; may be null
     */
    Instant redrive(String executionArn, @Nullable String clientToken);

    /** Stops it; answers the stop date, that of the end when it was over already. */
    Instant stop(String executionArn, @Nullable String error, @Nullable String cause);

    /** The status of an execution as AWS names it. */
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED,
        PENDING_REDRIVE
    }

    record Started(String executionArn, Instant startDate) {}

    /** What StartSyncExecution tells. */
    record Ended(Description description, Billing billing) {}

    /**
     * What ListExecutions tells.
     *
     * @param versionArn the version it was started through, or null
     * @param aliasArn the alias it was started through, or null
     */
    record Summary(
            String executionArn,
            String stateMachineArn,
            String name,
            Status status,
            Instant startDate,
            @Nullable Instant stopDate,
            int redriveCount,
            @Nullable Instant redriveDate,
            @Nullable String versionArn,
            @Nullable String aliasArn) {}

    /**
     * What DescribeExecution tells.
     *
     * @param redriveObstacle why it cannot be redriven, or null when it can
     */
    record Description(
            Summary summary,
            Payload input,
            @Nullable Payload output,
            @Nullable String error,
            @Nullable String cause,
            @Nullable String redriveObstacle) {
        /** The same with another obstacle. */
        public Description withRedriveObstacle(@Nullable String obstacle) {
            return new Description(summary, input, output, error, cause, obstacle);
        }
    }
}
