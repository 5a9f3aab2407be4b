package dev.stepwell.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts over some connections: one after the other on each, or at a fixed rate, whether the server keeps up or not.
 * One that is due and finds no free connection within a second is not sent. Confined to one thread.
 */
final class Starts {
    private static final long LATE_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Loop loop;
    private final URI endpoint;
    private final byte[] request;
    private final double rate;
    private final Supplier<OverloadTally> tally;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private long due;

    /**
     * @param rate starts a second, or 0 for as many as get answered
     * @param tally that counts what comes now
     */
    Starts(Loop loop, URI endpoint, byte[] request, double rate, Supplier<OverloadTally> tally) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.request = request;
        this.rate = rate;
        this.tally = tally;
    }

    /** A connection, which has at most one start under way. */
    private final class Connection {
        private Loop.Peer peer;
        private long sent;

        Connection() throws IOException {
            peer = loop.connect(endpoint, this::answered);
        }

        void start(long now) {
            sent = now;
            peer.send(request);
        }

        private byte @Nullable [] answered(Message answer) {
            long now = System.nanoTime();
            tally.get().count(answer, now - sent);
            if (rate > 0) {
                free.addFirst(this);
                return null;
            }
            sent = now;
            return request;
        }

        /** Opens it again when the server closed it. */
        void keepOpen() {
            if (!peer.isOpen()) {
                tally.get().errors.increment();
                free.remove(this);
                try {
                    peer = loop.connect(endpoint, this::answered);
                    free.addFirst(this);
                } catch (IOException e) {
                    throw new IllegalStateException("the server takes no connection", e);
                }
            }
        }
    }

    void run(int count, BooleanSupplier over) throws IOException {
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection();
            connections.add(connection);
            free.add(connection);
        }
        loop.runUntil(() -> {
            sendDue(System.nanoTime());
            return over.getAsBoolean();
        });
        connections.forEach(connection -> connection.peer.close());
    }

    private void sendDue(long now) {
        connections.get((int) (due % connections.size())).keepOpen();
        if (rate == 0) {
            free.forEach(connection -> connection.start(now));
            free.clear();
            return;
        }
        for (long at = dueAt(); at <= now; at = dueAt()) {
            if (!free.isEmpty()) {
                free.removeFirst().start(now);
            } else if (now - at > LATE_NANOS) {
                tally.get().unsent.increment();
            } else {
                return;
            }
            due++;
        }
    }

    private long dueAt() {
        return begin + (long) (due * NANOS_PER_SECOND / rate);
    }
}
