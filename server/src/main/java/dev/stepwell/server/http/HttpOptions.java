package dev.stepwell.server.http;

import dev.stepwell.asl.Limits;
import java.time.Duration;

/**
 * The settings of the HTTP side. Immutable.
 *
 * @param port 0 for any free one
 * @param bodyBytesMax size of a request's body
 * @param connectionsMax connections open at the same time; more are closed at once
 * @param readTimeout how long the server waits for the next bytes of a request, or for the next request
 * @param bodyTimeout how long a whole body may take
 * @param idleTimeout after which a connection without requests is closed
 */
public record HttpOptions(
        String host,
        int port,
        int bodyBytesMax,
        int connectionsMax,
        Duration readTimeout,
        Duration bodyTimeout,
        Duration idleTimeout) {
    public HttpOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        if (bodyBytesMax < 1 || connectionsMax < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }

    /** AWS's limits on the loopback interface. The read timeout is longer than the longest poll of the API. */
    public static HttpOptions defaults() {
        return new HttpOptions(
                "127.0.0.1",
                8083,
                Limits.aws().requestBytesMax(),
                10_000,
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    public HttpOptions withAddress(String newHost, int newPort) {
        return new HttpOptions(newHost, newPort, bodyBytesMax, connectionsMax, readTimeout, bodyTimeout, idleTimeout);
    }

    public HttpOptions withBodyBytesMax(int newBodyBytesMax) {
        return new HttpOptions(host, port, newBodyBytesMax, connectionsMax, readTimeout, bodyTimeout, idleTimeout);
    }

    public HttpOptions withTimeouts(Duration newReadTimeout, Duration newBodyTimeout) {
        return new HttpOptions(host, port, bodyBytesMax, connectionsMax, newReadTimeout, newBodyTimeout, idleTimeout);
    }
}
