package dev.stepwell.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** CloudWatch Logs as far as the tests need it: groups, streams, events in the order in which they came. */
final class CloudWatchStub implements AutoCloseable {
    record Failure(int status, String error) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> groups = new HashSet<>();
    private final Map<String, List<String>> streams = new HashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<Integer> puts = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    CloudWatchStub(String... groups) {
        this.groups.addAll(List.of(groups));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests fail so. */
    synchronized void fail(int times, int status, String error) {
        for (int i = 0; i < times; i++) {
            failures.add(new Failure(status, error));
        }
    }

    /** Answers nothing until it is let go. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** Requests that have come, answered or not. */
    int asked() {
        return asked.get();
    }

    void letGo() {
        gate.countDown();
    }

    synchronized void forgetStreams() {
        streams.clear();
    }

    /** Names of streams with their groups. */
    synchronized Set<String> streams() {
        return Set.copyOf(streams.keySet());
    }

    /** Messages of all streams of a group. */
    synchronized List<String> messages(String group) {
        return streams.entrySet().stream()
                .filter(each -> each.getKey().startsWith(group + ":"))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    /** How many events came with each request that was taken. */
    synchronized List<Integer> puts() {
        return List.copyOf(puts);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.read(exchange.getRequestBody().readAllBytes());
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            asked.incrementAndGet();
            gate.await();
            Failure failure = answer(target, request);
            byte[] body = (failure == null ? "{}" : "{\"__type\":\"" + failure.error() + "\",\"message\":\"m\"}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(failure == null ? 200 : failure.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized @Nullable Failure answer(String target, JsonNode request) {
        if (!failures.isEmpty()) {
            return failures.remove();
        }
        String group = request.get("logGroupName").asString();
        String stream = group + ":" + request.get("logStreamName").asString();
        if (!groups.contains(group)) {
            return new Failure(400, "ResourceNotFoundException");
        }
        return target.endsWith(".CreateLogStream") ? create(stream) : put(stream, request.get("logEvents"));
    }

    private @Nullable Failure create(String stream) {
        return streams.putIfAbsent(stream, new ArrayList<>()) == null
                ? null
                : new Failure(400, "ResourceAlreadyExistsException");
    }

    private @Nullable Failure put(String stream, JsonNode events) {
        List<String> log = streams.get(stream);
        if (log == null) {
            return new Failure(400, "ResourceNotFoundException");
        }
        long bytes = 0;
        long last = Long.MIN_VALUE;
        for (JsonNode event : events) {
            bytes += 26 + event.get("message").asString().getBytes(UTF_8).length;
            long time = event.get("timestamp").asLong();
            if (time < last) {
                return new Failure(400, "InvalidParameterException");
            }
            last = time;
        }
        if (events.isEmpty() || events.size() > 10_000 || bytes > 1_048_576) {
            return new Failure(400, "InvalidParameterException");
        }
        events.forEach(event -> log.add(event.get("message").asString()));
        puts.add(events.size());
        return null;
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
