package dev.stepwell.tasks.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwell.asl.json.Json;
import dev.stepwell.tasks.TasksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single requests to CloudWatch Logs. */
final class CloudWatchLogsTest {
    private record Asked(String target, String type, String authorization, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private CloudWatchLogs logs;
    private volatile int status = 200;
    private volatile String body = "{}";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        logs = logs(Map.of(
                "AWS_ENDPOINT_URL_LOGS",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_REGION", "eu-north-1"));
    }

    @AfterEach
    void close() {
        logs.close();
        server.stop(0);
    }

    private static CloudWatchLogs logs(Map<String, String> environment) {
        return new CloudWatchLogs(TasksOptions.fromEnvironment(environment, Path.of("unused")));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private LogsAnswer put() throws InterruptedException {
        return logs.put(
                "/g",
                "s",
                List.of(
                        new LogLine(1, "{\"a\":\"ä\\n\"}".getBytes(UTF_8)),
                        new LogLine(2, "b".getBytes(UTF_8)),
                        new LogLine(3, "c".getBytes(UTF_8))));
    }

    @Test
    void putsEventsInOneSignedRequest() throws InterruptedException {
        assertThat(put()).isEqualTo(new LogsAnswer.Done(0));

        Asked request = asked.getFirst();
        assertThat(request.target()).isEqualTo("Logs_20140328.PutLogEvents");
        assertThat(request.type()).isEqualTo("application/x-amz-json-1.1");
        assertThat(request.authorization()).contains("AKIDEXAMPLE/").contains("/eu-north-1/logs/aws4_request");
        assertThat(Json.read(request.body())).isEqualTo(Json.read("""
                {"logGroupName": "/g", "logStreamName": "s", "logEvents": [
                  {"timestamp": 1, "message": "{\\"a\\":\\"ä\\\\n\\"}"},
                  {"timestamp": 2, "message": "b"},
                  {"timestamp": 3, "message": "c"}]}"""));
    }

    @Test
    void countsEventsThatTheServiceLeftOut() throws InterruptedException {
        body = "{\"rejectedLogEventsInfo\":{\"tooNewLogEventStartIndex\":2,\"expiredLogEventEndIndex\":1}}";

        assertThat(put()).isEqualTo(new LogsAnswer.Done(2));
    }

    @Test
    void makesAStream() throws InterruptedException {
        status = 200;
        body = "";
        assertThat(logs.createStream("/g", "s")).isEqualTo(new LogsAnswer.Done(0));
        assertThat(asked.getFirst().target()).isEqualTo("Logs_20140328.CreateLogStream");
        assertThat(asked.getFirst().body()).isEqualTo("{\"logGroupName\":\"/g\",\"logStreamName\":\"s\"}");
    }

    @Test
    void aStreamThatIsThereIsFine() throws InterruptedException {
        status = 400;
        body =
                "{\"__type\":\"ResourceAlreadyExistsException\",\"message\":\"The specified log stream already exists\"}";

        assertThat(logs.createStream("/g", "s")).isEqualTo(new LogsAnswer.Done(0));
    }

    @Test
    void tellsRefusalsThatPassFromThoseThatStay() throws InterruptedException {
        status = 400;
        body = "{\"__type\":\"com.amazonaws.logs#ResourceNotFoundException\",\"message\":\"no group\"}";
        assertThat(put()).isEqualTo(new LogsAnswer.Refused(CloudWatchLogs.NOT_FOUND, "no group", false));

        body = "{\"__type\":\"ThrottlingException:http://x/\",\"Message\":\"Rate exceeded\"}";
        assertThat(put()).isEqualTo(new LogsAnswer.Refused("ThrottlingException", "Rate exceeded", true));

        status = 503;
        body = "<html>not JSON</html>";
        assertThat(put()).isEqualTo(new LogsAnswer.Refused("HTTP 503", "", true));
    }

    @Test
    void nobodyThereIsAnAnswer() throws InterruptedException, IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (CloudWatchLogs nowhere = logs(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port))) {
            assertThat(nowhere.isConfigured()).isTrue();
            assertThat(nowhere.createStream("/g", "s")).isInstanceOf(LogsAnswer.NotReached.class);
        }
    }

    @Test
    void isConfiguredByAnEndpointOrByCredentials() {
        assertThat(logs(Map.of()).isConfigured()).isFalse();
        assertThat(logs(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"))
                        .isConfigured())
                .isTrue();
        assertThat(logs(Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:1")).isConfigured())
                .isFalse();
    }
}
