package dev.stepwell.server.http;

import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.engine.Ticker;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2Upgrader;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Listens on one port for HTTP/1.1 and HTTP/2 without TLS, with a virtual thread for every connection. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());
    private static final Duration IDLE_CHECK_EVERY = Duration.ofSeconds(1);
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    private final WebServer server;
    private final ApiEndpoint endpoint;
    private final ConnectionWatch watch;
    private final String host;

    private HttpListener(WebServer server, ApiEndpoint endpoint, ConnectionWatch watch, String host) {
        this.server = server;
        this.endpoint = endpoint;
        this.watch = watch;
        this.host = host;
    }

    /**
     * What the listener serves.
     *
     * @param metrics text for operators
     */
    public record Served(Api api, Extensions extensions, BooleanSupplier ready, Supplier<String> metrics) {}

    /**
     * Listens and serves until closed.
     *
     * @throws CannotListen when the port is in use or the address is not this machine's
     */
    public static HttpListener start(HttpOptions options, Served served, Ticker ticker) {
        requireFree(options);
        Api api = served.api();
        ConnectionWatch watch = new ConnectionWatch(api::waits, options.requestTimeout(), ticker);
        ApiEndpoint endpoint = new ApiEndpoint(api, options, watch, ticker);
        HttpRouting.Builder routing = HttpRouting.builder()
                .post("/", endpoint)
                .any(ExtensionEndpoint.PATHS, extensions(served, options, watch))
                .register(() -> new OperatorPages(
                        served.ready(), served.metrics(), new ConsoleFiles(HttpListener.class.getClassLoader())))
                .any(OperatorPages::notFound)
                .error(Exception.class, HttpListener::failed);
        WebServer server = configure(options, watch)
                .addRouting(routing)
                .directHandlers(TransportErrors.of(api))
                .build();
        server.start();
        if (!server.isRunning()) {
            watch.close();
            throw new CannotListen("Cannot listen on " + options.host() + ":" + options.port(), null);
        }
        return new HttpListener(server, endpoint, watch, options.host());
    }

    /** Whoever adds another condition for extensions adds a guard here. */
    private static ExtensionEndpoint extensions(Served served, HttpOptions options, ConnectionWatch watch) {
        List<RequestGuard> guards = List.of(
                ExtensionEndpoint.ownHost(new OriginGuard(options.host())), ExtensionEndpoint.signed(served.api()));
        return new ExtensionEndpoint(served.extensions(), guards, watch);
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

    /** Still serves, but every connection ends with its next answer, so that its client finds another server. */
    public void beginClose() {
        endpoint.beginClose();
    }

    /** Takes no new connections, lets requests under way be answered for a moment, interrupts the others, and stops. */
    @Override
    public void close() {
        beginClose();
        server.stop();
        watch.close();
    }

    private static WebServerConfig.Builder configure(HttpOptions options, ConnectionWatch watch) {
        return WebServer.builder()
                .host(options.host())
                .port(options.port())
                .shutdownHook(false)
                .shutdownGracePeriod(options.answerGrace())
                .featuresDiscoverServices(false)
                .maxTcpConnections(options.connectionsMax())
                .idleConnectionTimeout(options.idleTimeout())
                .idleConnectionPeriod(IDLE_CHECK_EVERY)
                .connectionOptions(socket -> socket.tcpNoDelay(true).socketKeepAlive(true))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(protocols(watch));
    }

    /**
     * HTTP/1.1 and from there, by upgrade, HTTP/2. With a second selector the library would wait for a connection's
     * first bytes before it serves the connection, without ever giving up.
     */
    private static ServerConnectionSelector protocols(ConnectionWatch watch) {
        return Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxHeadersSize(HEADER_BYTES_MAX)
                        .addReceiveListener(watch)
                        .build())
                .addUpgrader(Http2Upgrader.create(Http2Config.create()))
                .build();
    }

    private static void failed(ServerRequest request, ServerResponse response, Exception failure) {
        LOG.log(System.Logger.Level.ERROR, "serving " + request.path().path() + " failed", failure);
        response.status(Status.INTERNAL_SERVER_ERROR_500).send();
    }

    /** Asks for the port before the HTTP library does, which would not say why it is refused. */
    private static void requireFree(HttpOptions options) {
        String where = options.host() + ":" + options.port();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(options.host(), options.port()));
        } catch (BindException e) {
            throw new CannotListen(
                    "Cannot listen on " + where + ": " + e.getMessage()
                            + ". The port is in use by another process, or the address is not this machine's; stop the"
                            + " other process or choose another port with --port.",
                    e);
        } catch (IOException e) {
            throw new CannotListen("Cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }
}
