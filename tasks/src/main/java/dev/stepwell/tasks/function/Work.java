package dev.stepwell.tasks.function;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One invocation on its way through a process: handed to the Runtime API, fetched by the process, answered.
 * Thread-safe.
 */
final class Work {
    /** How it ended, as the process showed it. */
    sealed interface End {
        record Answered(byte[] payload, boolean failed) implements End {}

        /** The answer is longer than {@link FunctionErrors#RESPONSE_BYTES_MAX}. */
        record TooLarge() implements End {}

        record Exited(int status) implements End {}
    }

    private final FunctionCall call;
    private final Duration timeout;
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile boolean fetched;

    Work(FunctionCall call, Duration timeout) {
        this.call = call;
        this.timeout = timeout;
    }

    FunctionCall call() {
        return call;
    }

    Duration timeout() {
        return timeout;
    }

    CompletableFuture<End> end() {
        return end;
    }

    void markFetched() {
        fetched = true;
    }

    /** Whether the function may have seen it. */
    boolean isFetched() {
        return fetched;
    }
}
