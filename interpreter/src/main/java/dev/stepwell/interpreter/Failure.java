package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
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

    static Failure ordinary(@Nullable String error, @Nullable String cause, long origin) {
        return new Failure(error, cause, Kind.ORDINARY, origin);
    }

    static Failure timeout(Kind kind, long origin) {
        return new Failure(ErrorNames.TIMEOUT, null, kind, origin);
    }

    /** A payload over the limit; {@code what} is the state or the task that produced it. */
    static Failure dataLimit(String what, long origin) {
        return ordinary(
                ErrorNames.DATA_LIMIT_EXCEEDED,
                "The state/task '" + what
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.",
                origin);
    }

    static Failure fatal(String cause, long origin) {
        return new Failure(ErrorNames.RUNTIME, cause, Kind.FATAL, origin);
    }

    boolean isFatal() {
        return kind == Kind.FATAL;
    }

    /** What a catcher sees. A deadline has no cause in history, yet an empty one here, as on AWS. */
    Payload output() {
        ObjectNode output = Json.NODES.objectNode();
        output.put("Error", error);
        output.put("Cause", cause == null && kind != Kind.ORDINARY ? "" : cause);
        return Payload.of(output);
    }
}
