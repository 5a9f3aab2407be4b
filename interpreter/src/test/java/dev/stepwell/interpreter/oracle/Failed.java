package dev.stepwell.interpreter.oracle;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A state, or the branch around it, failed. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Kind {
        ORDINARY,
        TIMEOUT,
        HEARTBEAT,
        FATAL
    }

    final @Nullable String error;
    final @Nullable String cause;
    final Kind kind;
    /** The Entered event of the state that failed first. */
    final long origin;

    Failed(@Nullable String error, @Nullable String cause, Kind kind, long origin) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
        this.kind = kind;
        this.origin = origin;
    }

    static Failed tooLarge(String what, long origin) {
        String cause = "The state/task '" + what
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
        return new Failed("States.DataLimitExceeded", cause, Kind.ORDINARY, origin);
    }

    boolean isFatal() {
        return kind == Kind.FATAL;
    }

    boolean isNamedBy(Iterable<String> names) {
        for (String name : names) {
            boolean matches = switch (name) {
                case "States.ALL" -> !"States.Runtime".equals(error);
                case "States.TaskFailed" -> !"States.Timeout".equals(error);
                case "States.HeartbeatTimeout" -> kind == Kind.HEARTBEAT || name.equals(error);
                default -> name.equals(error);
            };
            if (matches) {
                return true;
            }
        }
        return false;
    }

    ObjectNode output() {
        ObjectNode output = Texts.object();
        output.put("Error", error);
        boolean byDeadline = kind == Kind.TIMEOUT || kind == Kind.HEARTBEAT;
        output.put("Cause", cause == null && byDeadline ? "" : cause);
        return output;
    }
}
