package dev.stepwell.server.http;

import org.jspecify.annotations.Nullable;

/** The address cannot be listened on; the message tells the operator why and what to do. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
