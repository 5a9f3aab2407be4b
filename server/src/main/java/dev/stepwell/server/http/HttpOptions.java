package dev.stepwell.server.http;

import dev.stepwell.asl.Limits;
import java.time.Duration;

/**
 * The settings of the HTTP side. Immutable.
 *
 * @param port 0 for any free one
 * @param bodyBytesMax size of a request's body
 * @param connectionsMax connections open at the same time; more are closed at once
 * @param requestTimeout how long a request may take to arrive, from its first line on
 * @param idleTimeout after which a connection without requests is closed
 * @param answerGrace how long requests under way may take when the listener closes
 */
public record HttpOptions(
        String host,
        int port,
        int bodyBytesMax,
        int connectionsMax,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration answerGrace) {
    public HttpOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        if (bodyBytesMax < 1 || connectionsMax < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }

    /** AWS's limits on the loopback interface. */
    public static HttpOptions defaults() {
        return new HttpOptions(
                "127.0.0.1",
                8083,
                Limits.aws().requestBytesMax(),
                10_000,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2));
    }

    public HttpOptions withAddress(String newHost, int newPort) {
        return new HttpOptions(
                newHost, newPort, bodyBytesMax, connectionsMax, requestTimeout, idleTimeout, answerGrace);
    }

    public HttpOptions withBodyBytesMax(int newBodyBytesMax) {
        return new HttpOptions(host, port, newBodyBytesMax, connectionsMax, requestTimeout, idleTimeout, answerGrace);
    }

    public HttpOptions withTimeouts(Duration newRequestTimeout, Duration newIdleTimeout) {
        return new HttpOptions(
                host, port, bodyBytesMax, connectionsMax, newRequestTimeout, newIdleTimeout, answerGrace);
    }
}
