package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a state failed.
 *
 * @param error as history shows it; absent when a worker gave none
 * @param kind what besides the name decides who may handle it
 * @param origin id of the Entered event of the state that failed first
 */
public record Failure(@Nullable String error, @Nullable String cause, Kind kind, long origin) {
    /** What besides the name decides who may handle a failure. */
    public enum Kind {
        /** An error of a task, a Fail state or a query: matched by its name. */
        ORDINARY,
        /** A deadline passed. */
        TIMEOUT,
        /** A heartbeat was missed: recorded as a timeout, and also matched as States.HeartbeatTimeout. */
        HEARTBEAT,
        /** The interpreter could not go on: never retried, never caught. */
        FATAL
    }

    /** An error that is matched by its name. */
    public static Failure ordinary(@Nullable String error, @Nullable String cause, long origin) {
        return new Failure(error, cause, Kind.ORDINARY, origin);
    }

    static Failure timeout(Kind kind, long origin) {
        return new Failure(ErrorNames.TIMEOUT, null, kind, origin);
    }

    /** An expression that could not be evaluated; only States.Runtime is beyond handling. */
    public static Failure of(EvaluationFailure failure, String cause, long origin) {
        return failure.error().equals(ErrorNames.RUNTIME)
                ? fatal(cause, origin)
                : ordinary(failure.error(), cause, origin);
    }

    /** A payload over the limit; {@code what} is the state or the task that produced it. */
    public static Failure dataLimit(String what, long origin) {
        return ordinary(
                ErrorNames.DATA_LIMIT_EXCEEDED,
                "The state/task '" + what
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.",
                origin);
    }

    /** {@code States.Runtime}, which nobody may handle. */
    public static Failure fatal(String cause, long origin) {
        return new Failure(ErrorNames.RUNTIME, cause, Kind.FATAL, origin);
    }

    public boolean isFatal() {
        return kind == Kind.FATAL;
    }

    /** Whether a retrier or catcher with these names handles this failure. */
    public boolean isNamedIn(List<String> errorEquals) {
        for (String name : errorEquals) {
            if (isNamed(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(String name) {
        return switch (name) {
            case ErrorNames.ALL -> !ErrorNames.RUNTIME.equals(error);
            case ErrorNames.TASK_FAILED -> !ErrorNames.TIMEOUT.equals(error);
            case ErrorNames.HEARTBEAT_TIMEOUT -> kind == Kind.HEARTBEAT || name.equals(error);
            default -> name.equals(error);
        };
    }

    /** What a catcher sees. A deadline has no cause in history, yet an empty one here, as on AWS. */
    public Payload output() {
        ObjectNode output = Json.NODES.objectNode();
        output.put("Error", error);
        output.put("Cause", cause == null && kind != Kind.ORDINARY ? "" : cause);
        return Payload.of(output);
    }
}
