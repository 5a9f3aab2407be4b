package dev.stepwell.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The answer somebody waits for; given once, by a lane after durability. Thread-safe. */
public final class Reply<T> {
    /** Refusals are values here: there are many under load, and a future wraps and traces each exception. */
    private sealed interface Told<T> {
        record Given<T>(T value) implements Told<T> {}

        record Refusal<T>(Refused why) implements Told<T> {}
    }

    private final CompletableFuture<Told<T>> future = new CompletableFuture<>();

    /** Answers. */
    public void give(T value) {
        future.complete(new Told.Given<>(value));
    }

    /** Refuses. */
    public void refuse(Refused why) {
        future.complete(new Told.Refusal<>(why));
    }

    /** Calls one of the two, once: now if the answer is there, else on the thread that answers; they must be short. */
    public void then(Consumer<? super T> given, Consumer<Refused> refused) {
        var _ = future.thenAccept(told -> {
            switch (told) {
                case Told.Given<T>(var value) -> given.accept(value);
                case Told.Refusal<T>(var why) -> refused.accept(why);
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
            return switch (future.get()) {
                case Told.Given<T>(var value) -> value;
                case Told.Refusal<T>(var why) -> throw why;
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply was neither given nor refused", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusals.unavailable("the caller was interrupted");
        }
    }
}
