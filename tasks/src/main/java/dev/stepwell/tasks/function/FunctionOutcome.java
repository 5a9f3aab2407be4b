package dev.stepwell.tasks.function;

/** How an invocation ended. */
public sealed interface FunctionOutcome {
    /**
     * The function ran, well or badly.
     *
     * @param payload what it returned, or the description of its error
     * @param failed whether {@code payload} describes an error
     * @param logTail the end of its log as base64, in Lambda's layout
     */
    record Ended(byte[] payload, boolean failed, String logTail) implements FunctionOutcome {}

    /**
     * The function could not be run.
     *
     * @param type error type of Lambda's API: {@code InvalidRuntimeException}
     * @param status HTTP status of that error
     */
    record Refused(String type, int status, String message) implements FunctionOutcome {
        static final int BAD_REQUEST = 400;
        static final int TOO_MANY = 429;
        static final int BAD_GATEWAY = 502;

        static Refused invalidSettings(String message) {
            return new Refused("InvalidParameterValueException", BAD_REQUEST, message);
        }

        static Refused invalidRuntime(String message) {
            return new Refused("InvalidRuntimeException", BAD_GATEWAY, message);
        }

        static Refused tooMany(String message) {
            return new Refused("TooManyRequestsException", TOO_MANY, message);
        }
    }
}
