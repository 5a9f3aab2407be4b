package dev.stepwell.tasks.lambda;

import org.jspecify.annotations.Nullable;

/**
 * One invocation as Lambda's API knows it. Immutable.
 *
 * @param payload JSON text as UTF-8
 * @param clientContext base64 text, or null
 * @param qualifier the parameter of that name, or null
 * @param logTail whether the end of the log is asked for
 */
record LambdaRequest(
        FunctionName function,
        byte[] payload,
        InvocationType type,
        @Nullable String clientContext,
        @Nullable String qualifier,
        boolean logTail) {
    /** How an invocation is waited for. */
    enum InvocationType {
        REQUEST_RESPONSE("RequestResponse"),
        EVENT("Event"),
        DRY_RUN("DryRun");

        private final String wireName;

        InvocationType(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        static @Nullable InvocationType of(String wireName) {
            for (InvocationType type : values()) {
                if (type.wireName.equals(wireName)) {
                    return type;
                }
            }
            return null;
        }
    }
}
