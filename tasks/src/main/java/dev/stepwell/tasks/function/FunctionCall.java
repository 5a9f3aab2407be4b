package dev.stepwell.tasks.function;

import org.jspecify.annotations.Nullable;

/**
 * One invocation of a function. Immutable.
 *
 * @param arn as the function shall see it
 * @param payload JSON text as UTF-8
 * @param clientContext base64 text, or null
 */
public record FunctionCall(
        String name,
        String arn,
        String requestId,
        String traceHeader,
        byte[] payload,
        @Nullable String clientContext) {}
