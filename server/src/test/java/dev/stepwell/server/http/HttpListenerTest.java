package dev.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.asl.Limits;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.store.memory.FaultyStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener against well-behaved, careless and hostile clients. */
final class HttpListenerTest {
    private static final int BODY_BYTES_MAX = 1024 * 1024;
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: "
            + "AWSStepFunctions.ListStateMachines\r\nContent-Type: application/x-amz-json-1.0\r\n";

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final CountDownLatch polling = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final SystemTicker ticker = new SystemTicker();
    private final FaultyStore store = new FaultyStore();
    private final Engine engine = Engine.open(EngineOptions.defaults(), store, List.of(), ticker, new SystemEntropy());
    private final HttpListener listener = start(HttpOptions.defaults().withAddress("127.0.0.1", 0));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        listener.close();
        client.close();
        engine.close();
        store.close();
        ticker.close();
    }

    @Test
    void carriesACallAndItsAnswer() throws Exception {
        HttpResponse<String> answer = call("{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"done\":\"yes\"}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.0");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    }

    @Test
    void speaksHttp2WithoutTls() throws Exception {
        try (HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            http2.send(get("/health/live"), BodyHandlers.ofString());
            HttpResponse<String> answer = http2.send(request("{}").build(), BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo("{\"done\":\"yes\"}");
        }
    }

    @Test
    void endsEveryConnectionWithItsNextAnswerWhenItIsAboutToClose() throws Exception {
        listener.beginClose();

        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD + "Content-Length: 2\r\n\r\n{}");

            assertThat(raw.readAll())
                    .startsWith("HTTP/1.1 200 OK")
                    .containsIgnoringCase("connection: close")
                    .endsWith("{\"done\":\"yes\"}");
        }
    }

    @Test
    void endsConnectionsOfPollersThatAskForNothingWhenItIsAboutToClose() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD.replace("ListStateMachines", "ListMapRuns")
                    + "Content-Length: 20\r\n\r\n{\"executionArn\":\"a\"}");
            polling.await();

            listener.beginClose();

            assertThat(raw.readAll()).endsWith("{\"done\":\"yes\"}");
        }
    }

    @Test
    void servesManyRequestsOnOneConnection() throws Exception {
        String request = HEAD + "Content-Length: 2\r\n";
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(request + "\r\n{}" + request + "\r\n{}" + request + "Connection: close\r\n\r\n{}");

            assertThat(raw.readAll().split("HTTP/1.1 200 OK", -1)).hasSize(4);
        }
    }

    @Test
    void servesTheHostWithTheSyncPrefix() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD.replace("Host: localhost", "Host: sync-localhost")
                    + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void answersAnUnknownOperation() throws Exception {
        HttpResponse<String> answer = client.send(
                request("{}")
                        .setHeader("X-Amz-Target", "AWSStepFunctions.MakeCoffee")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UnknownOperationException", "MakeCoffee");
    }

    @Test
    void answersAWrongContentType() throws Exception {
        HttpResponse<String> answer = client.send(
                request("{}").setHeader("Content-Type", "text/plain").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("application/x-amz-json-1.0", "text/plain");
    }

    @Test
    void answersWhatIsNotJson() throws Exception {
        assertThat(call("nonsense").body()).contains("SerializationException");
        assertThat(call("[".repeat(500_000)).body()).contains("SerializationException");
        assertThat(call("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void takesABodyAtTheLimitAndNoneAbove() throws Exception {
        String atLimit = "{\"x\":\"" + "x".repeat(BODY_BYTES_MAX - 8) + "\"}";

        assertThat(call(atLimit).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = call(atLimit + " ");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("RequestEntityTooLargeException", "1048576");
    }

    @Test
    void letsAClientFinishALargeBodyBeforeItReadsTheRefusal() throws Exception {
        int length = 8 * BODY_BYTES_MAX;
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(length));

            assertThat(raw.readAll()).startsWith("HTTP/1.1 413").contains("RequestEntityTooLargeException");
        }
    }

    @Test
    void stopsReadingABodyThatNeverEnds() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                raw.send(chunk);
            }
            raw.endOutput();

            assertThat(raw.readAll()).startsWith("HTTP/1.1 413").contains("RequestEntityTooLargeException");
        }
    }

    @Test
    void answersARequestThatEndsEarly() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD + "Content-Length: 100\r\n\r\n{").endOutput();

            assertThat(raw.readAll())
                    .satisfiesAnyOf(
                            answer -> assertThat(answer)
                                    .startsWith("HTTP/1.1 400")
                                    .contains("ended before its end"),
                            answer -> assertThat(answer).isEmpty());
        }
        assertThat(call("{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST / HTTP/9.9\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nBro ken\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void survivesWhatIsNotHttp(String text) throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            assertThat(raw.send(text).endOutput().readAll())
                    .doesNotContain("HTTP/1.1 2")
                    .doesNotContain("io.helidon", "at dev.stepwell", "java.");
        }
        assertThat(call("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(HEAD + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n").endOutput();

            assertThat(raw.readAll()).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void closesOnClientsThatStopSending() throws Exception {
        Duration quick = Duration.ofMillis(300);
        try (HttpListener impatient =
                        start(HttpOptions.defaults().withAddress("127.0.0.1", 0).withTimeouts(quick, quick));
                RawClient body = new RawClient(impatient.port());
                RawClient head = new RawClient(impatient.port());
                RawClient silent = new RawClient(impatient.port())) {
            body.send(HEAD + "Content-Length: 100\r\n\r\n{");
            head.send("POST / HT");

            assertThat(body.readAll()).doesNotContain("HTTP/1.1 2");
            assertThat(head.readAll()).doesNotContain("HTTP/1.1 2");
            assertThat(silent.readAll()).doesNotContain("HTTP/1.1 2");
        }
    }

    @Test
    void closesOnClientsThatSendDropByDrop() throws Exception {
        try (HttpListener impatient = start(HttpOptions.defaults()
                        .withAddress("127.0.0.1", 0)
                        .withTimeouts(Duration.ZERO, Duration.ofMinutes(1)));
                RawClient raw = new RawClient(impatient.port())) {
            raw.send(HEAD + "Content-Length: 100\r\n\r\n{");

            assertThat(raw.readAll()).startsWith("HTTP/1.1 408").contains("did not arrive in time");
        }
    }

    @Test
    void refusesPagesOfOtherSites() throws Exception {
        assertThat(callFrom("https://evil.example").statusCode()).isEqualTo(403);
        assertThat(callFrom("null").statusCode()).isEqualTo(403);
        assertThat(callFrom(listener.address()).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsOperatorsHowItIs() throws Exception {
        assertThat(page("/health/live").statusCode()).isEqualTo(200);
        assertThat(page("/health/ready").statusCode()).isEqualTo(200);
        ready.set(false);
        assertThat(page("/health/ready").statusCode()).isEqualTo(503);
        assertThat(page("/health/live").statusCode()).isEqualTo(200);
        assertThat(page("/metrics").body()).isEqualTo("metrics 1\n");
    }

    @Test
    void leadsABrowserToThePageForPeople() throws Exception {
        HttpResponse<String> root = page("/");

        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("location")).hasValue("/console/");
        assertThat(page("/console/").body()).contains("<title>Stepwell</title>");
        assertThat(page("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void hidesFailuresOfItsOwn() throws Exception {
        HttpResponse<String> answer = client.send(
                request("{}")
                        .setHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("InternalFailure").doesNotContain("secret");
    }

    @Test
    void interruptsAPollWhenTheClientGoesAway() throws Exception {
        try (RawClient worker = new RawClient(listener.port())) {
            worker.send(HEAD.replace("ListStateMachines", "GetActivityTask")
                    + "Content-Length: 19\r\n\r\n{\"activityArn\":\"a\"}");
            polling.await();
        }

        interrupted.await();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void goesOnWithAConnectionAfterAPoll() throws Exception {
        String poll =
                HEAD.replace("ListStateMachines", "ListMapRuns") + "Content-Length: 20\r\n\r\n{\"executionArn\":\"a\"}";
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send(poll);
            polling.await();
            raw.send(poll + HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

            assertThat(raw.readAll().split("HTTP/1.1 200 OK", -1)).hasSize(4);
        }
    }

    @Test
    void saysThatThePortIsInUse() {
        HttpOptions taken = HttpOptions.defaults().withAddress("127.0.0.1", listener.port());

        assertThatThrownBy(() -> start(taken))
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("127.0.0.1:" + listener.port())
                .hasMessageContaining("in use");
    }

    private HttpListener start(HttpOptions options) {
        Map<String, Operation> operations = Map.of(
                "ListStateMachines",
                (_, answer) -> answer.text("done", "yes"),
                "ListActivities",
                (_, _) -> {
                    throw new IllegalStateException("secret");
                },
                "ListMapRuns",
                new ShortPoll(polling),
                "GetActivityTask",
                new EndlessPoll(polling, interrupted));
        Api api = new Api(ServiceModel.load(Limits.aws()), operations, new SystemEntropy());
        Extensions extensions = new Extensions(
                engine.insight(), engine.stateMachines(), new PageTokens(new byte[PageTokens.KEY_BYTES_MIN], ticker));
        HttpListener.Served served = new HttpListener.Served(api, extensions, ready::get, () -> "metrics 1\n");
        return HttpListener.start(options, served, ticker);
    }

    private HttpResponse<String> call(String body) throws IOException, InterruptedException {
        return client.send(request(body).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> callFrom(String origin) throws IOException, InterruptedException {
        return client.send(request("{}").header("Origin", origin).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return client.send(get(path), BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(listener.address() + path)).build();
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create(listener.address()))
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(body));
    }
}
