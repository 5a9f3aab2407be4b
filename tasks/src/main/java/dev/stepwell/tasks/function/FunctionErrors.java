package dev.stepwell.tasks.function;

import dev.stepwell.asl.json.Json;
import java.time.Duration;

/** The errors that Lambda itself reports about a function, in its words. */
final class FunctionErrors {
    /** Longest answer of a function, in bytes. */
    static final int RESPONSE_BYTES_MAX = 6 * 1024 * 1024 + 100;

    private static final int SIGNALS_BASE = 128;
    private static final int SIGABRT = 6;
    private static final int SIGBUS = 7;
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGPIPE = 13;
    private static final int SIGTERM = 15;
    private static final int SIGNALS_MAX = 64;

    private FunctionErrors() {}

    static byte[] timedOut(String requestId, Duration limit) {
        return error("Sandbox.Timedout", requestId, "Task timed out after " + limit.toSeconds() + ".00 seconds");
    }

    static byte[] initTimedOut(String requestId, Duration limit) {
        return error("Sandbox.Timedout", requestId, "Init timed out after " + limit.toSeconds() + ".00 seconds");
    }

    /** The process ended by itself during an invocation or before it was ready. */
    static byte[] exited(String requestId, int status) {
        String reason = status == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + statusText(status);
        return error("Runtime.ExitError", requestId, reason);
    }

    /** The process was stopped because it used more memory than it may. */
    static byte[] outOfMemory(String requestId) {
        return exited(requestId, SIGNALS_BASE + SIGKILL);
    }

    static byte[] responseTooLarge() {
        return Json.write(Json.NODES
                .objectNode()
                .put(
                        "errorMessage",
                        "Response payload size exceeded maximum allowed payload size (" + RESPONSE_BYTES_MAX
                                + " bytes).")
                .put("errorType", "Function.ResponseSizeTooLarge"));
    }

    /** The code could not be made ready to run. */
    static byte[] notRunnable(String type, String message) {
        return Json.write(Json.NODES.objectNode().put("errorType", type).put("errorMessage", message));
    }

    private static byte[] error(String type, String requestId, String message) {
        return Json.write(Json.NODES
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", "RequestId: " + requestId + " Error: " + message));
    }

    private static String statusText(int status) {
        int signal = status - SIGNALS_BASE;
        return signal > 0 && signal <= SIGNALS_MAX ? "signal: " + signalName(signal) : "exit status " + status;
    }

    private static String signalName(int signal) {
        return switch (signal) {
            case SIGABRT -> "aborted";
            case SIGBUS -> "bus error";
            case SIGKILL -> "killed";
            case SIGSEGV -> "segmentation fault";
            case SIGPIPE -> "broken pipe";
            case SIGTERM -> "terminated";
            default -> Integer.toString(signal);
        };
    }
}
