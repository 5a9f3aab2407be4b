package dev.stepwell.server.config;

/** Something the server was told makes no sense; the message is for the person who said it. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(String message) {
        super(message);
    }
}
