package dev.stepwell.tasks.http;

import dev.stepwell.tasks.AwsCredentials;
import dev.stepwell.tasks.TasksOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends POST requests to one service, signed when there are credentials. The connection pool is opened at the first
 * request, because most nodes never need it. Thread-safe.
 */
public final class ServiceClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    private final String service;
    private final TasksOptions options;
    private final @Nullable URI endpoint;
    private @Nullable Session session;

    /** What requests need; {@code signer} is null when they go out unsigned. */
    private record Session(HttpClient client, @Nullable RequestSigner signer) {}

    /** @param service its name in endpoints and signatures: {@code lambda}, {@code logs} */
    public ServiceClient(String service, TasksOptions options) {
        this.service = service;
        this.options = options;
        this.endpoint = endpointOf(service, options);
    }

    private static @Nullable URI endpointOf(String service, TasksOptions options) {
        URI configured = options.endpoint(service);
        if (configured != null || options.credentials() == null) {
            return configured;
        }
        return URI.create("https://" + service + "." + options.region() + ".amazonaws.com");
    }

    /** Where the service answers: the configured endpoint, AWS's own when there are credentials, or null. */
    public @Nullable URI endpoint() {
        return endpoint;
    }

    /**
     * Sends a request; cancelling the answer gives it up.
     *
     * @param answerBytesMax a longer answer fails
     */
    public CompletableFuture<HttpResponse<byte[]>> post(
            URI uri, Map<String, List<String>> headers, byte[] body, int answerBytesMax) {
        Session open = session();
        RequestSigner signer = open.signer();
        Map<String, List<String>> signed = signer == null ? headers : signer.sign(uri, headers, body);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEach((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return open.client()
                .sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytesMax));
    }

    private synchronized Session session() {
        Session known = session;
        if (known == null) {
            AwsCredentials credentials = options.credentials();
            known = new Session(
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT_TIMEOUT)
                            .build(),
                    credentials == null ? null : new RequestSigner(service, options.region(), credentials));
            session = known;
        }
        return known;
    }

    /** Gives up what is under way. */
    @Override
    public synchronized void close() {
        if (session != null) {
            session.client().shutdownNow();
        }
    }
}
