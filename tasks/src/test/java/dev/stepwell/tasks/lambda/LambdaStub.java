package dev.stepwell.tasks.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Lambda endpoint that says what the test wants and remembers what it was asked. */
final class LambdaStub implements AutoCloseable {
    record Asked(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private final HttpServer server;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Map<String, String> headers = Map.of("X-Amz-Executed-Version", "$LATEST");
    private volatile byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    LambdaStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int newStatus, Map<String, String> newHeaders, String newBody) {
        answers(newStatus, newHeaders, newBody.getBytes(StandardCharsets.UTF_8));
    }

    void answers(int newStatus, Map<String, String> newHeaders, byte[] newBody) {
        status = newStatus;
        headers = newHeaders;
        body = newBody;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                    new Asked(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), received));
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("x-amzn-RequestId", "req-1");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
