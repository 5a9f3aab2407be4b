package dev.stepwell.acceptance.power;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A fake Lambda service: answers every call, and keeps what it was sent. */
final class Outside implements AutoCloseable {
    private final HttpServer http;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    Outside() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::accept);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + port(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    /** The payloads of all calls: {@code name|state|retry}, and a task token for some. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Payloads with a token that nobody has taken yet. */
    BlockingQueue<String> tokens() {
        return tokens;
    }

    private void accept(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String payload = body.substring(1, body.length() - 1);
        calls.add(payload);
        if (payload.split("\\|", -1).length > 3) {
            tokens.add(payload);
        }
        byte[] answer = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Amz-Executed-Version", "$LATEST");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
