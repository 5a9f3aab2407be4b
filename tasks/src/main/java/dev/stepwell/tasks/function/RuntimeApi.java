package dev.stepwell.tasks.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwell.tasks.TaskClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for one process, on a loopback port of its own, because the protocol names no process.
 * Thread-safe.
 */
final class RuntimeApi implements AutoCloseable {
    /** What became of the process's preparation. */
    sealed interface Ready {
        record Waiting() implements Ready {}

        record InitFailed(byte[] error) implements Ready {}

        record Exited(int status) implements Ready {}
    }

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String NEXT = ROOT + "invocation/next";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final String INIT_ERROR = ROOT + "init/error";
    private static final String RESPONSE = "/response";
    private static final String ERROR = "/error";
    private static final int ERROR_BYTES_MAX = 256 * 1024;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Work> offered = new LinkedBlockingQueue<>(1);
    private final AtomicReference<@Nullable Work> current = new AtomicReference<>();
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private volatile Work.@Nullable End exit;

    private RuntimeApi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    static RuntimeApi open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var api = new RuntimeApi(server);
        server.start();
        return api;
    }

    /** As the variable AWS_LAMBDA_RUNTIME_API wants it. */
    String address() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    /** Completed when the process asks for its first invocation, gives up before, or ends. */
    CompletableFuture<Ready> ready() {
        return ready;
    }

    /** Offers an invocation to the process; false when it has not taken the one before. */
    boolean offer(Work work) {
        boolean taken = offered.offer(work);
        endIfExited(work);
        return taken;
    }

    /** Says that the process is gone: what it holds has ended, and what it takes from now on ends at once. */
    void exited(int status) {
        exit = new Work.End.Exited(status);
        ready.complete(new Ready.Exited(status));
        endIfExited(current.get());
        endIfExited(offered.poll());
    }

    private void endIfExited(@Nullable Work work) {
        Work.End end = exit;
        if (work != null && end != null) {
            work.end().complete(end);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (!post && path.equals(NEXT)) {
                next(exchange);
            } else if (post && path.equals(INIT_ERROR)) {
                initError(exchange);
            } else if (post && path.startsWith(INVOCATION) && path.endsWith(RESPONSE)) {
                answer(exchange, path.substring(INVOCATION.length(), path.length() - RESPONSE.length()), false);
            } else if (post && path.startsWith(INVOCATION) && path.endsWith(ERROR)) {
                answer(exchange, path.substring(INVOCATION.length(), path.length() - ERROR.length()), true);
            } else {
                refuse(exchange, NOT_FOUND, "NotFound", "The Runtime API has no " + path);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(new Ready.Waiting());
        Work work;
        try {
            work = offered.take();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        current.set(work);
        work.markFetched();
        endIfExited(work);
        FunctionCall call = work.call();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", call.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(TaskClock.now().plus(work.timeout()).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", call.arn());
        headers.set("Lambda-Runtime-Trace-Id", call.traceHeader());
        if (call.clientContext() != null) {
            headers.set("Lambda-Runtime-Client-Context", call.clientContext());
        }
        send(exchange, OK, call.payload());
    }

    private void initError(HttpExchange exchange) throws IOException {
        byte[] error = exchange.getRequestBody().readNBytes(ERROR_BYTES_MAX);
        ready.complete(new Ready.InitFailed(error));
        accepted(exchange);
    }

    private void answer(HttpExchange exchange, String requestId, boolean failed) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(FunctionErrors.RESPONSE_BYTES_MAX + 1);
        Work work = current.get();
        if (work == null || !work.call().requestId().equals(requestId) || !current.compareAndSet(work, null)) {
            refuse(exchange, BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
        } else if (body.length > FunctionErrors.RESPONSE_BYTES_MAX) {
            work.end().complete(new Work.End.TooLarge());
            refuse(exchange, TOO_LARGE, "RequestEntityTooLarge", "Exceeded maximum allowed payload size");
        } else {
            work.end().complete(new Work.End.Answered(body, failed));
            accepted(exchange);
        }
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        send(exchange, ACCEPTED, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        send(exchange, status, FunctionErrors.notRunnable(type, message));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Drops the connections, so that a process that still lives ends too. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
