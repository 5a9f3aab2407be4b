package dev.stepwell.server.http;

/** The address cannot be listened on; the message tells the operator why and what to do. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
