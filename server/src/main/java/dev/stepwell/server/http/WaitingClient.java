package dev.stepwell.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A client whose request waits. A monitor thread reads ahead on its connection: when the connection ends, the serving
 * thread is interrupted; when bytes come, they stay in the reader for the next request. The connection must not be read
 * by anybody else before {@link #awaitNextRequest} returned. Guarded by itself.
 */
final class WaitingClient {
    private final Thread server;
    private final Thread monitor;
    private boolean waiting = true;
    private boolean gone;

    private WaitingClient(DataReader reader, Thread server) {
        this.server = server;
        this.monitor = Thread.ofVirtual().unstarted(() -> readAhead(reader));
    }

    static WaitingClient watch(DataReader reader, Thread server) {
        WaitingClient client = new WaitingClient(reader, server);
        client.monitor.start();
        return client;
    }

    /** The request waits no longer; the serving thread is not interrupted from now on. Tells whether it was. */
    synchronized boolean endWait() {
        waiting = false;
        return gone;
    }

    /**
     * Waits until the client sends the next request or ends the connection; tells whether it did within
     * {@code patience}.
     */
    boolean awaitNextRequest(Duration patience) throws InterruptedException {
        return monitor.join(patience);
    }

    private void readAhead(DataReader reader) {
        try {
            reader.ensureAvailable();
        } catch (DataReader.InsufficientDataAvailableException | ServerConnectionException | UncheckedIOException e) {
            interruptServer();
        }
    }

    private synchronized void interruptServer() {
        if (waiting) {
            gone = true;
            server.interrupt();
        }
    }
}
