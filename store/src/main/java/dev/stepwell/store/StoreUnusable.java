package dev.stepwell.store;

import org.jspecify.annotations.Nullable;

/** The storage cannot be opened or read; the message tells a user what is wrong and what to do. */
public final class StoreUnusable extends RuntimeException {
    public StoreUnusable(String message) {
        this(message, null);
    }

    public StoreUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
