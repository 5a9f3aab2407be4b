package dev.stepwell.api.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One call as it came in. Nobody changes the body.
 *
 * @param target the header {@code X-Amz-Target}, or null
 * @param contentType the header {@code Content-Type}, or null
 */
public record ApiRequest(@Nullable String target, @Nullable String contentType, byte[] body) {}
