package dev.stepwell.tasks.lambda;

import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskEntropy;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.http.ServiceClient;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

    /** A function runs for at most 15 minutes; an answer that takes longer will not come. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(16);

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How the JDK's client begins its message about an answer that is longer than the limit. */
    private static final String TOO_LONG = "body exceeds capacity";

    private static final int NOT_FOUND = 404;

    private final TasksOptions options;
    private final Semaphore turns = new Semaphore(CONNECTIONS_MAX, true);
    private final ServiceClient client;

    RemoteLambda(TasksOptions options) {
        this.options = options;
        this.client = new ServiceClient("lambda", options);
    }

    LambdaAnswer invoke(LambdaRequest request, TaskCall call) throws InterruptedException {
        URI base = client.endpoint();
        if (base == null) {
            return notConfigured(request.function());
        }
        Duration patience = patienceOf(call.timeout());
        turns.acquire();
        try {
            return answer(
                    client.post(uri(base, request), headers(request), request.payload(), ANSWER_BYTES_MAX),
                    base,
                    patience);
        } finally {
            turns.release();
        }
    }

    private static LambdaAnswer answer(CompletableFuture<HttpResponse<byte[]>> pending, URI base, Duration patience)
            throws InterruptedException {
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

    private static URI uri(URI base, LambdaRequest request) {
        return URI.create(
                base + "/2015-03-31/functions/" + encoded(request.function().text()) + "/invocations"
                        + (request.qualifier() == null ? "" : "?Qualifier=" + encoded(request.qualifier())));
    }

    private static Map<String, List<String>> headers(LambdaRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Invocation-Type", List.of(request.type().wireName()));
        if (request.logTail()) {
            headers.put("X-Amz-Log-Type", List.of("Tail"));
        }
        if (request.clientContext() != null) {
            headers.put("X-Amz-Client-Context", List.of(request.clientContext()));
        }
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    @Override
    public void close() {
        client.close();
    }
}
