package dev.stepwell.tasks.logs;

import dev.stepwell.asl.json.Json;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.http.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The two operations of CloudWatch Logs that deliver logs, each a single request. Thread-safe; calls block. */
public final class CloudWatchLogs implements AutoCloseable {
    /** Events in one request, as the service allows. */
    public static final int EVENTS_MAX = 10_000;

    /** Bytes of events in one request, as the service allows and counts them. */
    public static final int BATCH_BYTES_MAX = 1024 * 1024;

    /** What the service answers when a group or a stream is not there. */
    public static final String NOT_FOUND = "ResourceNotFoundException";

    private static final String EXISTS = "ResourceAlreadyExistsException";
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServiceClient client;

    public CloudWatchLogs(TasksOptions options) {
        this.client = new ServiceClient("logs", options);
    }

    /** Whether it is known where the service answers. */
    public boolean isConfigured() {
        return client.endpoint() != null;
    }

    /** Makes a stream; one that is there already is fine. */
    public LogsAnswer createStream(String group, String stream) throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("logGroupName", group);
            json.writeStringProperty("logStreamName", stream);
            json.writeEndObject();
        }
        LogsAnswer answer = ask("CreateLogStream", body.toByteArray(), 0);
        return answer instanceof LogsAnswer.Refused(var error, var _, var _) && error.equals(EXISTS)
                ? new LogsAnswer.Done(0)
                : answer;
    }

    /**
     * Puts events into a stream.
     *
     * @param lines in the order of their times; at most {@link #EVENTS_MAX}, {@link #BATCH_BYTES_MAX} and 24 hours
     */
    public LogsAnswer put(String group, String stream, List<LogLine> lines) throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("logGroupName", group);
            json.writeStringProperty("logStreamName", stream);
            json.writeArrayPropertyStart("logEvents");
            for (LogLine line : lines) {
                json.writeStartObject();
                json.writeNumberProperty("timestamp", line.millis());
                json.writeName("message");
                json.writeUTF8String(line.message(), 0, line.message().length);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return ask("PutLogEvents", body.toByteArray(), lines.size());
    }

    private LogsAnswer ask(String operation, byte[] body, int events) throws InterruptedException {
        URI base = client.endpoint();
        if (base == null) {
            return new LogsAnswer.NotReached("no endpoint is configured");
        }
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("application/x-amz-json-1.1"),
                "X-Amz-Target", List.of("Logs_20140328." + operation));
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.post(URI.create(base + "/"), headers, body, ANSWER_BYTES_MAX);
        try {
            return answer(pending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), events);
        } catch (ExecutionException failed) {
            return new LogsAnswer.NotReached(base.getAuthority() + ": " + failed.getCause());
        } catch (TimeoutException _) {
            return new LogsAnswer.NotReached(base.getAuthority() + ": no answer within " + PATIENCE);
        } finally {
            pending.cancel(true);
        }
    }

    private static LogsAnswer answer(HttpResponse<byte[]> response, int events) {
        int status = response.statusCode();
        JsonNode body = read(response.body());
        if (status == 200) {
            return new LogsAnswer.Done(rejected(body.path("rejectedLogEventsInfo"), events));
        }
        String error = name(body.path("__type")
                .asString(response.headers().firstValue("X-Amzn-ErrorType").orElse("HTTP " + status)));
        String message = body.path("message").asString(body.path("Message").asString(""));
        return new LogsAnswer.Refused(error, message, isPassing(status, error));
    }

    private static boolean isPassing(int status, String error) {
        return status >= 500 || status == 429 || error.contains("Throttl") || error.equals("OperationAbortedException");
    }

    /** A service may put a namespace before the name, or an address behind it. */
    private static String name(String error) {
        String name = error.substring(error.lastIndexOf('#') + 1);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Those before the first and from the second of the given places on. */
    private static int rejected(JsonNode info, int events) {
        int tooOld = Math.max(
                info.path("tooOldLogEventEndIndex").asInt(0),
                info.path("expiredLogEventEndIndex").asInt(0));
        int tooNew = events - info.path("tooNewLogEventStartIndex").asInt(events);
        return Math.clamp((long) tooOld + tooNew, 0, events);
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? Json.NODES.objectNode() : Json.read(body);
        } catch (JacksonException _) {
            return Json.NODES.objectNode();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
