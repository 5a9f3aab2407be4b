package dev.stepwell.server.http;

import dev.stepwell.engine.Ticker;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches the HTTP/1.1 connections: closes those whose request does not arrive in time, and tells requests that wait
 * for something when their client goes away. The HTTP library does neither. Thread-safe.
 *
 * <p>The library tells us of a request before it is routed, on the thread that will serve it, and closes a connection
 * whose thread is interrupted while it reads.
 */
final class ConnectionWatch implements Http1ConnectionListener, AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;

    /** The connection of a request that may wait, handed from the library's callback to the endpoint. */
    private static final ThreadLocal<@Nullable ConnectionContext> WAITING_CONNECTION = new ThreadLocal<>();

    private final Predicate<@Nullable String> waits;
    private final long requestTimeoutNanos;
    private final Ticker ticker;
    private final Map<Thread, Long> arriving = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connection-watch").factory());

    /** @param waits tells whether the operation with this target may wait */
    ConnectionWatch(Predicate<@Nullable String> waits, Duration requestTimeout, Ticker ticker) {
        this.waits = waits;
        this.requestTimeoutNanos = requestTimeout.toNanos();
        this.ticker = ticker;
        var _ = looker.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        arriving.put(Thread.currentThread(), ticker.nanos() + requestTimeoutNanos);
    }

    /** This thread sends to a client, which must take it within {@code patience}; {@link #arrived} ends that. */
    void await(Duration patience) {
        arriving.put(Thread.currentThread(), ticker.nanos() + patience.toNanos());
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (!headers.contains(HeaderNames.CONTENT_LENGTH) && !headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            arrived();
        }
        if (headers.contains(ApiEndpoint.TARGET)
                && waits.test(headers.get(ApiEndpoint.TARGET).get())) {
            WAITING_CONNECTION.set(context);
        } else {
            WAITING_CONNECTION.remove();
        }
    }

    /** The request that this thread serves is there to its end. */
    void arrived() {
        arriving.remove(Thread.currentThread());
    }

    /** Begins to watch the client of the request that this thread serves; null when there is no need to. */
    @Nullable
    WaitingClient watchClient() {
        ConnectionContext context = WAITING_CONNECTION.get();
        if (context == null) {
            return null;
        }
        WAITING_CONNECTION.remove();
        return WaitingClient.watch(context.dataReader(), Thread.currentThread());
    }

    private void look() {
        long now = ticker.nanos();
        arriving.forEach((thread, deadline) -> {
            if (deadline - now < 0 && arriving.remove(thread, deadline)) {
                thread.interrupt();
            }
        });
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }
}
