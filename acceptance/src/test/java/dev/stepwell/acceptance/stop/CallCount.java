package dev.stepwell.acceptance.stop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A fake Lambda service that takes its time and remembers every call it saw. A call that comes twice is a fault of the
 * caller.
 */
final class CallCount implements AutoCloseable {
    private static final int DELAY_MILLIS_MAX = 60;

    private final HttpServer http;
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2);
    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private final Queue<String> repeated = new ConcurrentLinkedQueue<>();
    private final Random delays;

    CallCount(long seed) throws IOException {
        delays = new Random(seed);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::accept);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Calls that came more than once. */
    Queue<String> repeated() {
        return repeated;
    }

    /** The body of a call is its key: what makes it unique, as a JSON string. */
    private void accept(HttpExchange exchange) throws IOException {
        String key = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!calls.add(key)) {
            repeated.add(key);
        }
        CountDownLatch due = new CountDownLatch(1);
        var _ = answers.schedule(due::countDown, delay(), TimeUnit.MILLISECONDS);
        try {
            due.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Amz-Executed-Version", "$LATEST");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int delay() {
        synchronized (delays) {
            return delays.nextInt(DELAY_MILLIS_MAX);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        answers.shutdownNow();
    }
}
