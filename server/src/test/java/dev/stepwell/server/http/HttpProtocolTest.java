package dev.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.protocol.AccessControl;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Throttle;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.store.memory.FaultyStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What each form of a request is answered with, byte by byte. */
final class HttpProtocolTest {
    private static final String TARGET = "X-Amz-Target: AWSStepFunctions.ListStateMachines";
    private static final String TYPE = "Content-Type: application/x-amz-json-1.0";
    private static final String LENGTH = "Content-Length: 2";

    private final AtomicReference<String> seen = new AtomicReference<>("nothing");
    private final AtomicReference<String> head = new AtomicReference<>("nothing");
    private final SystemTicker ticker = new SystemTicker();
    private final FaultyStore store = new FaultyStore();
    private final Engine engine = Engine.open(EngineOptions.defaults(), store, List.of(), ticker, new SystemEntropy());
    private final HttpListener listener = start();

    @AfterEach
    void stop() {
        listener.close();
        engine.close();
        store.close();
        ticker.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the plain form       | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-amz-json-1.0 | 200 | -",
                "a 1.1 content type   | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-amz-json-1.1 | 200 | -",
                "with a charset       | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-amz-json-1.0; charset=utf-8 | 200 | -",
                "header in lower case | POST / | x-amz-target: AWSStepFunctions.ListStateMachines~content-type: APPLICATION/X-AMZ-JSON-1.0 | 200 | -",
                "no content type      | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines | 400 | UnknownOperationException",
                "a form               | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-www-form-urlencoded | 400 | UnknownOperationException",
                "CBOR                 | POST / | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-amz-cbor-1.1 | 400 | UnknownOperationException",
                "no target            | POST / | Content-Type: application/x-amz-json-1.0 | 400 | UnknownOperationException",
                "lower-case operation | POST / | X-Amz-Target: AWSStepFunctions.listStateMachines~Content-Type: application/x-amz-json-1.0 | 400 | UnknownOperationException",
                "lower-case service   | POST / | X-Amz-Target: awsstepfunctions.ListStateMachines~Content-Type: application/x-amz-json-1.0 | 400 | UnknownOperationException",
                "another service      | POST / | X-Amz-Target: DynamoDB_20120810.ListTables~Content-Type: application/x-amz-json-1.0 | 400 | UnknownOperationException",
                "no operation         | POST / | X-Amz-Target: AWSStepFunctions.~Content-Type: application/x-amz-json-1.0 | 400 | UnknownOperationException",
                "a query              | POST /?a=1 | X-Amz-Target: AWSStepFunctions.ListStateMachines~Content-Type: application/x-amz-json-1.0 | 200 | -"
            })
    void answersInTheFormOfTheService(String name, String line, String headers, int status, String type)
            throws Exception {
        Answered answer = send(line, headers.replace("~", "\r\n") + "\r\n" + LENGTH, "{}");

        assertThat(answer.status()).as(name).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(answer.header("x-amzn-requestid")).matches("[0-9a-f-]{36}");
        assertThat(answer.header("content-length"))
                .isEqualTo(String.valueOf(answer.body().length()));
        JsonNode body = Json.read(answer.body());
        assertThat(body.path("__type").asString("-"))
                .isEqualTo(type.equals("-") ? "-" : "com.amazon.coral.service#" + type);
    }

    @ParameterizedTest
    @CsvSource({"GET /,302", "HEAD /,404", "OPTIONS /,404", "PUT /,404", "DELETE /,404", "POST /other,404", "GET /x,404"
    })
    void hasNothingElsewhere(String line, int status) throws Exception {
        String[] parts = line.split(" ");
        HttpRequest request = HttpRequest.newBuilder(URI.create(listener.address() + parts[1]))
                .method(parts[0], HttpRequest.BodyPublishers.noBody())
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .header("Content-Type", "application/x-amz-json-1.0")
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void takesABodyInChunks() throws Exception {
        Answered answer = send(
                "POST /",
                TARGET + "\r\n" + TYPE + "\r\nTransfer-Encoding: chunked",
                "1\r\n{\r\n5\r\n\"a\":1\r\n1\r\n}\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(seen.get()).isEqualTo("{\"a\":1}");
    }

    @Test
    void invitesABodyThatWaitsForIt() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + TARGET + "\r\n" + TYPE + "\r\n"
                    + LENGTH + "\r\nExpect: 100-continue\r\n\r\n");
            raw.send("{}");

            assertThat(raw.readAll()).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200");
        }
    }

    @Test
    void takesNothingForAnUnreadableRequest() throws Exception {
        Answered answer = send("POST /", TARGET + "\r\n" + TYPE + "\r\nContent-Length: 0", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.read(answer.body()).path("__type").asString())
                .isEqualTo("com.amazon.coral.service#SerializationException");
    }

    @Test
    void doesNotUnpackBodies() throws Exception {
        Answered answer = send(
                "POST /",
                TARGET + "\r\n" + TYPE + "\r\nContent-Encoding: gzip\r\nContent-Length: 6",
                "\u001f{}{}\u0000");

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(seen.get()).isEqualTo("nothing");
    }

    @Test
    void theLengthThatWasAnnouncedCounts() throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send("POST / HTTP/1.1\r\nHost: localhost\r\n" + TARGET + "\r\n" + TYPE + "\r\n" + LENGTH
                    + "\r\n\r\n{}{}");
            raw.endOutput();

            assertThat(raw.readAll()).startsWith("HTTP/1.1 200");
            assertThat(seen.get()).isEqualTo("{}");
        }
    }

    @Test
    void showsTheHeadAsItWasSent() throws Exception {
        send(
                "POST /?b=%7e+&a",
                "X-Note:  one   two \r\nX-Note: three\r\n" + TARGET + "\r\n" + TYPE + "\r\n" + LENGTH, "{}");

        assertThat(head.get()).isEqualTo("POST / b=%7e+&a localhost one   two,three");
    }

    private record Answered(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Answered send(String line, String headers, String body) throws Exception {
        try (RawClient raw = new RawClient(listener.port())) {
            String text = raw.send(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n\r\n"
                            + body)
                    .readAll();
            int end = text.indexOf("\r\n\r\n");
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> found = new HashMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                found.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            return new Answered(Integer.parseInt(lines[0].split(" ")[1]), found, text.substring(end + 4));
        }
    }

    private HttpListener start() {
        AccessControl admission = new AccessControl(
                (request, body) -> {
                    head.set(request.method() + " " + request.path() + " " + request.query() + " "
                            + request.header("host") + " " + request.header("x-note"));
                    seen.set(new String(body, StandardCharsets.UTF_8));
                    return "root";
                },
                null,
                Throttle.none());
        Api api = new Api(
                ServiceModel.load(Limits.aws()),
                Map.of("ListStateMachines", (_, answer) -> answer.text("done", "yes")),
                new SystemEntropy(),
                admission);
        Extensions extensions = new Extensions(
                engine.insight(), engine.stateMachines(), new PageTokens(new byte[PageTokens.KEY_BYTES_MIN], ticker));
        return HttpListener.start(
                HttpOptions.defaults().withAddress("127.0.0.1", 0),
                new HttpListener.Served(api, extensions, () -> true, () -> "metrics 1\n"),
                ticker);
    }
}
