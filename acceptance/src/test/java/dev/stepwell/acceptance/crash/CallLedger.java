package dev.stepwell.acceptance.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A fake Lambda service that never forgets: it writes down every call it sees and when it answered. A call that comes
 * twice is a fault of the caller, except from an asynchronous Express execution.
 */
final class CallLedger implements AutoCloseable {
    private static final int DELAY_MILLIS_MAX = 60;
    private static final int EXPRESS_DELAY_FACTOR = 4;
    private static final int STUMBLES = 2;

    /**
     * One call. Times are {@link System#nanoTime}; {@code answered} is empty until the answer was handed over.
     *
     * @param key what makes the call unique: {@code execution|state|retry}, and a fourth part for some
     */
    record Call(String key, long arrived, Optional<Long> answered) {
        String execution() {
            return part(0);
        }

        String state() {
            return part(1);
        }

        int retry() {
            return Integer.parseInt(part(2));
        }

        String part(int place) {
            return key.split("\\|", -1)[place];
        }

        boolean isAtLeastOnce() {
            return execution().contains(":express:" + Kind.EXPRESS + ":");
        }

        Call answeredAt(long nanos) {
            return new Call(key, arrived, Optional.of(nanos));
        }
    }

    private final HttpServer http;
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2);
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final Queue<Call> repeated = new ConcurrentLinkedQueue<>();
    private final Consumer<Call> onToken;
    private final Random delays;

    /** @param onToken receives calls of the state {@code Token}, whose fourth part is the task token */
    CallLedger(long seed, Consumer<Call> onToken) throws IOException {
        this.delays = new Random(seed);
        this.onToken = onToken;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::accept);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Calls that came more than once. */
    Queue<Call> repeated() {
        return repeated;
    }

    Optional<Call> call(String key) {
        return Optional.ofNullable(calls.get(key));
    }

    Collection<Call> calls() {
        return calls.values();
    }

    private void accept(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(body.substring(1, body.length() - 1), System.nanoTime(), Optional.empty());
        if (calls.putIfAbsent(call.key(), call) != null) {
            repeated.add(call);
        }
        if (call.state().equals("Token")) {
            onToken.accept(call);
        }
        await(delay() * (call.isAtLeastOnce() ? EXPRESS_DELAY_FACTOR : 1));
        calls.put(call.key(), call.answeredAt(System.nanoTime()));
        answer(exchange, call);
    }

    private static void answer(HttpExchange exchange, Call call) throws IOException {
        boolean stumbles = call.state().equals("Stumble") && call.retry() < STUMBLES;
        String body = stumbles ? "{\"errorType\":\"Planned\",\"errorMessage\":\"planned\"}" : "{\"done\":true}";
        exchange.getResponseHeaders().add("X-Amz-Executed-Version", "$LATEST");
        if (stumbles) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
        }
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void await(int millis) {
        CountDownLatch due = new CountDownLatch(1);
        var _ = answers.schedule(due::countDown, millis, TimeUnit.MILLISECONDS);
        try {
            due.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
