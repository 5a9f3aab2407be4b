package dev.stepwell.api.protocol;

import dev.stepwell.api.signature.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * One call as it came in. Nobody changes the body.
 *
 * @param target the header {@code X-Amz-Target}, or null
 * @param contentType the header {@code Content-Type}, or null
 * @param head what its signature covers besides the body
 */
public record ApiRequest(@Nullable String target, @Nullable String contentType, byte[] body, RequestHead head) {
    /** A call that is not signed. */
    public ApiRequest(@Nullable String target, @Nullable String contentType, byte[] body) {
        this(target, contentType, body, RequestHead.empty());
    }
}
