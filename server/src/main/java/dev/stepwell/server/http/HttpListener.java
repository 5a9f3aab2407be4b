package dev.stepwell.server.http;

import dev.stepwell.api.protocol.Api;
import dev.stepwell.engine.EngineMetrics;
import dev.stepwell.engine.Ticker;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.net.BindException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens on one port for HTTP/1.1 and HTTP/2 without TLS, with a virtual thread for every connection. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    private final WebServer server;
    private final PollerWatch watch;
    private final String host;

    private HttpListener(WebServer server, PollerWatch watch, String host) {
        this.server = server;
        this.watch = watch;
        this.host = host;
    }

    /** What the listener serves. */
    public record Served(Api api, BooleanSupplier ready, EngineMetrics metrics) {}

    /**
     * Listens and serves until closed.
     *
     * @throws CannotListen when the port is in use or the address is not this machine's
     */
    public static HttpListener start(HttpOptions options, Served served, Ticker ticker) {
        Api api = served.api();
        PollerWatch watch = new PollerWatch(ApiEndpoint.TARGET, api::waits, options.readTimeout(), ticker);
        HttpRouting.Builder routing = HttpRouting.builder()
                .post("/", new ApiEndpoint(api, options, watch, ticker))
                .register(() -> new OperatorPages(served.ready(), served.metrics()))
                .any(OperatorPages::notFound)
                .error(Exception.class, HttpListener::failed);
        WebServer server = configure(options, watch)
                .addRouting(routing)
                .directHandlers(TransportErrors.of(api))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            watch.close();
            throw cannotListen(options, e);
        }
        return new HttpListener(server, watch, options.host());
    }

    /** The port, also when any free one was asked for. */
    public int port() {
        return server.port();
    }

    /** Where clients find the server, such as {@code http://127.0.0.1:8083}. */
    public String address() {
        boolean bare = host.indexOf(':') < 0 || host.startsWith("[");
        return "http://" + (bare ? host : "[" + host + "]") + ":" + port();
    }

    /** Takes no new connections, interrupts what waits, and stops. */
    @Override
    public void close() {
        server.stop();
        watch.close();
    }

    private static io.helidon.webserver.WebServerConfig.Builder configure(HttpOptions options, PollerWatch watch) {
        return WebServer.builder()
                .host(options.host())
                .port(options.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                // channels of java.nio know no read timeout, sockets do
                .useNio(false)
                .maxTcpConnections(options.connectionsMax())
                .idleConnectionTimeout(options.idleTimeout())
                .connectionOptions(
                        socket -> socket.readTimeout(options.readTimeout()).tcpNoDelay(true))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(HEADER_BYTES_MAX)
                        .addReceiveListener(watch)
                        .build());
    }

    private static void failed(ServerRequest request, ServerResponse response, Exception failure) {
        LOG.log(System.Logger.Level.ERROR, "serving " + request.path().path() + " failed", failure);
        response.status(Status.INTERNAL_SERVER_ERROR_500).send();
    }

    private static CannotListen cannotListen(HttpOptions options, RuntimeException failure) {
        String where = options.host() + ":" + options.port();
        if (bindFailure(failure) != null) {
            return new CannotListen(
                    "Cannot listen on " + where + ": the port is in use by another process, or the address is not this"
                            + " machine's. Stop the other process or choose another port with --port.",
                    failure);
        }
        return new CannotListen("Cannot listen on " + where + ": " + failure.getMessage(), failure);
    }

    private static @Nullable Throwable bindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return cause;
            }
        }
        return null;
    }
}
