package dev.stepwell.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The answer somebody waits for; given once, by a lane after durability. Thread-safe. */
public final class Reply<T> {
    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** Answers. */
    public void give(T value) {
        future.complete(value);
    }

    /** Refuses. */
    public void refuse(Refused why) {
        future.completeExceptionally(why);
    }

    /** Calls one of the two, once: now if the answer is there, else on the thread that answers; they must be short. */
    public void then(Consumer<? super T> given, Consumer<Refused> refused) {
        var _ = future.whenComplete((value, error) -> {
            if (error == null) {
                given.accept(value);
            } else if (error instanceof Refused why) {
                refused.accept(why);
            } else {
                throw new IllegalStateException("a reply was neither given nor refused", error);
            }
        });
    }

    /**
     * Waits for the answer.
     *
     * @throws Refused when it is a refusal, or the waiting thread is interrupted
     */
    public T await() {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new IllegalStateException("a reply was neither given nor refused", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusals.unavailable("the caller was interrupted");
        }
    }
}
