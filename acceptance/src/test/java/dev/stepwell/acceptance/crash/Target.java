package dev.stepwell.acceptance.crash;

import dev.stepwell.acceptance.Clients;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The server of the moment, as its clients know it: it dies, and another takes its place. Thread-safe. */
final class Target implements AutoCloseable {
    /** From one start of the server to its death. */
    static final class Life {
        private final int number;
        private final SfnClient client;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final CompletableFuture<@Nullable Life> next = new CompletableFuture<>();

        private Life(int number, SfnClient client) {
            this.number = number;
            this.client = client;
        }

        int number() {
            return number;
        }

        SfnClient client() {
            return client;
        }

        boolean isOver() {
            return over.isDone();
        }

        /** Waits until the server dies, but no longer than this. */
        void awaitOver(long millis) {
            await(over, millis);
        }

        /** The life after this one; null when there is none. */
        @Nullable
        Life next() {
            return next.join();
        }
    }

    private Life current = new Life(0, Clients.sfn(URI.create("http://127.0.0.1:1")));

    Target() {
        current.over.complete(null);
    }

    synchronized void born(URI address) {
        Life before = current;
        current = new Life(before.number + 1, Clients.sfn(address));
        before.next.complete(current);
    }

    /** The server is dead. */
    synchronized void died() {
        current.over.complete(null);
    }

    synchronized Life current() {
        return current;
    }

    /** There will be no other life. */
    @Override
    public synchronized void close() {
        current.over.complete(null);
        current.next.complete(null);
    }

    private static void await(CompletableFuture<Void> event, long millis) {
        try {
            event.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // it did not happen in time, which the caller allows for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
