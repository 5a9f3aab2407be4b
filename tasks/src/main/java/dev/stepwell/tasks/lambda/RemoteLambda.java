package dev.stepwell.tasks.lambda;

import dev.stepwell.tasks.AwsCredentials;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskEntropy;
import dev.stepwell.tasks.TasksOptions;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls functions at a Lambda endpoint over HTTP, once. Thread-safe. */
final class RemoteLambda implements AutoCloseable {
    /** Calls that are open at the same time; further ones wait for their turn. */
    static final int CONNECTIONS_MAX = 1_000;

    /** Longest answer that is read: well above what Lambda sends and what an execution may hold. */
    static final int ANSWER_BYTES_MAX = 32 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A function runs for at most 15 minutes; an answer that takes longer will not come. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(16);

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How the JDK's client begins its message about an answer that is longer than the limit. */
    private static final String TOO_LONG = "body exceeds capacity";

    private static final int NOT_FOUND = 404;

    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    private final TasksOptions options;
    private final @Nullable URI endpoint;
    private final Semaphore turns = new Semaphore(CONNECTIONS_MAX, true);
    private final LazySession sessions;

    RemoteLambda(TasksOptions options) {
        this.options = options;
        this.endpoint = endpointOf(options);
        this.sessions = new LazySession(options);
    }

    private static @Nullable URI endpointOf(TasksOptions options) {
        URI configured = options.endpoint("lambda");
        if (configured != null || options.credentials() == null) {
            return configured;
        }
        return URI.create("https://lambda." + options.region() + ".amazonaws.com");
    }

    LambdaAnswer invoke(LambdaRequest request, TaskCall call) throws InterruptedException {
        URI base = endpoint;
        if (base == null) {
            return notConfigured(request.function());
        }
        Session session = sessions.get();
        HttpRequest http = httpRequest(base, request, session.signer());
        Duration patience = patienceOf(call.timeout());
        turns.acquire();
        var pending =
                session.client().sendAsync(http, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new LambdaAnswer.Responded(
                    response.statusCode(),
                    LambdaHeaders.spelled(response.headers().map()),
                    response.body());
        } catch (ExecutionException failed) {
            return failure(base, failed.getCause());
        } catch (TimeoutException late) {
            return notReached(base, "no answer within " + patience.toSeconds() + " seconds");
        } finally {
            pending.cancel(true);
            turns.release();
        }
    }

    /** The engine's own timer ends the task on time, so the connection is given up a little later than that. */
    private static Duration patienceOf(@Nullable Duration timeout) {
        return timeout == null || timeout.compareTo(ANSWER_TIMEOUT) > 0 ? ANSWER_TIMEOUT : timeout.plus(GRACE);
    }

    private static LambdaAnswer failure(URI base, @Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return notReached(base, "Connection refused");
        }
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        return message.startsWith(TOO_LONG) ? new LambdaAnswer.TooLarge() : notReached(base, message);
    }

    private static LambdaAnswer notReached(URI base, String why) {
        return new LambdaAnswer.NotReached(
                "Unable to execute HTTP request: Connect to " + base.getAuthority() + " failed: " + why);
    }

    private LambdaAnswer notConfigured(FunctionName function) {
        String folder = options.functionsDirectory() == null
                ? "no functions directory is configured"
                : "it has no folder in " + options.functionsDirectory();
        String message = "Function not found: " + function.arn(options.region(), options.account()) + ". Here " + folder
                + " and no Lambda endpoint is known: give it a folder with a function.yaml, or set"
                + " AWS_ENDPOINT_URL_LAMBDA, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to call AWS";
        return LambdaAnswer.refused(TaskEntropy.requestId(), NOT_FOUND, "ResourceNotFoundException", message);
    }

    private HttpRequest httpRequest(URI base, LambdaRequest request, @Nullable RequestSigner signer) {
        URI uri = URI.create(
                base + "/2015-03-31/functions/" + encoded(request.function().text()) + "/invocations"
                        + (request.qualifier() == null ? "" : "?Qualifier=" + encoded(request.qualifier())));
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Invocation-Type", List.of(request.type().wireName()));
        if (request.logTail()) {
            headers.put("X-Amz-Log-Type", List.of("Tail"));
        }
        if (request.clientContext() != null) {
            headers.put("X-Amz-Client-Context", List.of(request.clientContext()));
        }
        Map<String, List<String>> signed = signer == null ? headers : signer.sign(uri, headers, request.payload());
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.payload()));
        signed.forEach((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    @Override
    public void close() {
        sessions.close();
    }

    /** What calls need; {@code signer} is null when requests go out unsigned. */
    private record Session(HttpClient client, @Nullable RequestSigner signer) {
        static Session open(TasksOptions options) {
            AwsCredentials credentials = options.credentials();
            return new Session(
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT_TIMEOUT)
                            .build(),
                    credentials == null ? null : new RequestSigner("lambda", options.region(), credentials));
        }
    }

    /** The session is opened at the first call, because most nodes with local functions never need it. */
    private static final class LazySession {
        private final TasksOptions options;
        private @Nullable Session session;

        LazySession(TasksOptions options) {
            this.options = options;
        }

        synchronized Session get() {
            Session known = session;
            if (known == null) {
                known = Session.open(options);
                session = known;
            }
            return known;
        }

        synchronized void close() {
            if (session != null) {
                session.client().shutdownNow();
            }
        }
    }
}
