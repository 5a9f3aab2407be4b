package dev.stepwell.engine;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.row.ExecutionRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which executions can be redriven, with AWS's reasons why others cannot. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">AWS's conditions</a>
 */
public final class RedriveRules {
    /** How long after its end an execution can be redriven. */
    public static final Duration PERIOD = Duration.ofDays(14);

    /** A redrive is durable long before a closed execution is deleted, or there is none. */
    static final Duration BEFORE_DELETION = Duration.ofSeconds(30);

    private static final String DELETING = "State machine is in DELETING status";
    private static final String NOTHING_KEPT = "Execution was started before the launch of RedriveExecution";
    private static final String FULL_HISTORY = "Execution history event limit exceeded";
    private static final String TOO_OLD = "Execution has exceeded the max execution time";
    private static final String TOO_LATE = "Execution redrivable period exceeded";

    private final Duration longestLife;
    private final Duration period;

    public RedriveRules(EngineOptions options) {
        this.longestLife = Duration.ofSeconds(options.limits().executionSecondsMax());
        Duration untilDeletion = options.retention().minus(BEFORE_DELETION);
        this.period = untilDeletion.compareTo(PERIOD) < 0 ? untilDeletion : PERIOD;
    }

    /** Why an execution with this status cannot be redriven, or null when its status allows it. */
    static @Nullable String obstacle(Status status) {
        return switch (status) {
            case FAILED, TIMED_OUT, ABORTED -> null;
            case RUNNING, SUCCEEDED, PENDING_REDRIVE -> "Execution is " + status + " and cannot be redriven";
        };
    }

    /** Why the execution could not be redriven at the moment of its end, or null. */
    public static @Nullable String obstacleAtEnd(ExecutionRow row) {
        String status = obstacle(row.status());
        if (status != null) {
            return status;
        }
        return switch (row.kept()) {
            case STATE -> null;
            case NOTHING -> NOTHING_KEPT;
            case FULL_HISTORY -> FULL_HISTORY;
        };
    }

    /** Why the execution cannot be redriven now, or null. */
    public @Nullable String obstacle(ExecutionRow row, MachineCatalog machines, Instant now) {
        String atEnd = obstacleAtEnd(row);
        Instant stopDate = row.stopDate();
        if (stopDate == null || obstacle(row.status()) != null) {
            return atEnd;
        }
        // the catalog knows whether a machine is deleted once it has read it
        machines.running(row.machineId(), row.revision());
        if (machines.isDeleted(row.machineId())) {
            return DELETING;
        }
        if (atEnd != null) {
            return atEnd;
        }
        if (Duration.between(row.startDate(), now).compareTo(longestLife) >= 0) {
            return TOO_OLD;
        }
        return Duration.between(stopDate, now).compareTo(period) < 0 ? null : TOO_LATE;
    }
}
