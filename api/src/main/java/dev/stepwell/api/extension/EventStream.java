package dev.stepwell.api.extension;

import java.io.IOException;

/** Server-sent events for one client. Confined to one thread. */
public interface EventStream extends AutoCloseable {
    /** Where the events go. */
    @FunctionalInterface
    interface Sink {
        /** @throws IOException when the client is gone */
        void send(byte[] bytes) throws IOException;
    }

    /**
     * Sends events until there are no more.
     *
     * @throws IOException when the client is gone
     * @throws InterruptedException when the server stops
     */
    void run(Sink sink) throws IOException, InterruptedException;

    @Override
    void close();
}
