package dev.stepwell.server.http;

import dev.stepwell.engine.Ticker;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a client went away while its request waits, and interrupts the waiting thread. Works for HTTP/1.1 only.
 *
 * <p>While idle, the connection is read by a monitor of the HTTP library; we look at what it found now and then. The
 * library tells us a request's connection only before it is routed, on the thread that will serve it: hence the thread
 * local. Thread-safe.
 */
final class PollerWatch implements Http1ConnectionListener, AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final ThreadLocal<@Nullable HelidonSocket> CONNECTION = new ThreadLocal<>();

    private final HeaderName target;
    private final Predicate<String> waits;
    private final long trustNanos;
    private final Ticker ticker;

    private final Set<Poll> polls = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("poller-watch").factory());

    /**
     * @param target the header that names the operation
     * @param waits tells whether the operation with this name may wait
     * @param readTimeout of connections: the monitor takes a client that was quiet for so long for gone, we do not
     */
    PollerWatch(HeaderName target, Predicate<String> waits, Duration readTimeout, Ticker ticker) {
        this.target = target;
        this.waits = waits;
        this.trustNanos = readTimeout.minusMillis(4 * LOOK_EVERY_MILLIS).toNanos();
        this.ticker = ticker;
        var _ =
                looker.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (headers.contains(target) && waits.test(headers.get(target).get())) {
            CONNECTION.set(context.serverSocket());
        }
    }

    /** Does {@code work} on this thread, which is interrupted when the client goes away meanwhile. */
    <T> T during(Supplier<T> work) {
        HelidonSocket socket = CONNECTION.get();
        CONNECTION.remove();
        if (socket == null) {
            return work.get();
        }
        Poll poll = new Poll(Thread.currentThread(), socket, ticker.nanos() + trustNanos);
        socket.idle();
        polls.add(poll);
        try {
            return work.get();
        } finally {
            polls.remove(poll);
            poll.finish();
        }
    }

    private void look() {
        long now = ticker.nanos();
        polls.forEach(poll -> poll.interruptIfGone(now));
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }

    /** One waiting request. Guarded by itself, so that a thread is never interrupted after it went on. */
    private static final class Poll {
        private final Thread waiter;
        private final HelidonSocket socket;
        private final long trustedUntilNanos;
        private boolean over;

        Poll(Thread waiter, HelidonSocket socket, long trustedUntilNanos) {
            this.waiter = waiter;
            this.socket = socket;
            this.trustedUntilNanos = trustedUntilNanos;
        }

        synchronized void interruptIfGone(long nowNanos) {
            if (!over && trustedUntilNanos - nowNanos > 0 && !socket.isConnected()) {
                over = true;
                waiter.interrupt();
            }
        }

        synchronized void finish() {
            over = true;
        }
    }
}
