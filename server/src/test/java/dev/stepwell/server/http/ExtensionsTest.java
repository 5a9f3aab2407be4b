package dev.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.protocol.AccessControl;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Throttle;
import dev.stepwell.api.signature.AccessKey;
import dev.stepwell.api.signature.Authentication;
import dev.stepwell.api.signature.SignatureCheck;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.engine.live.Broadcast;
import dev.stepwell.server.http.EventReader.Event;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import dev.stepwell.store.memory.FaultyStore;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The extensions over HTTP, on an engine; every answer is checked against the document that the server serves. */
final class ExtensionsTest {
    private static final String ROOT = Extensions.ROOT;
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String FAIL =
            "{\"StartAt\":\"Bad\",\"States\":{\"Bad\":{\"Type\":\"Fail\",\"Error\":\"Boom\"}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

    private final SystemTicker ticker = new SystemTicker();
    private final FaultyStore store = new FaultyStore();
    private final Engine engine = Engine.open(EngineOptions.defaults(), store, List.of(), ticker, new SystemEntropy());
    private final HttpListener listener = listen(AccessControl.open());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OpenApi document =
            new OpenApi(send(get(ROOT + "openapi.json")).body());

    @AfterEach
    void stop() {
        listener.close();
        client.close();
        engine.close();
        store.close();
        ticker.close();
    }

    private HttpListener listen(AccessControl access) {
        Api api = new Api(ServiceModel.load(Limits.aws()), Map.of(), new SystemEntropy(), access);
        Extensions extensions = new Extensions(
                engine.insight(), engine.stateMachines(), new PageTokens(new byte[PageTokens.KEY_BYTES_MIN], ticker));
        return HttpListener.start(
                HttpOptions.defaults().withAddress("127.0.0.1", 0),
                new HttpListener.Served(api, extensions, () -> true, () -> "metrics 1\n"),
                ticker);
    }

    private String machine(String name, String definition) {
        return engine.stateMachines()
                .create(new StateMachines.NewStateMachine(
                        name,
                        definition,
                        "arn:aws:iam::123456789012:role/r",
                        MachineType.STANDARD,
                        null,
                        null,
                        null,
                        Map.of(),
                        null))
                .arn();
    }

    private String start(String machine, String name) {
        return engine.executions()
                .start(machine, name, Payload.ofText("{\"n\":1}"))
                .executionArn();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(listener.address() + path));
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer, which must be as documented. */
    private JsonNode json(String path, int status) {
        HttpResponse<String> answer = send(get(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String type = answer.headers().firstValue("content-type").orElse("none");
        assertThat(document.problems(path.replaceFirst("\\?.*", ""), status, type, answer.body()))
                .isEmpty();
        return Json.read(answer.body());
    }

    private EventReader events(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
            return new EventReader(answer.body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void everyPathAnswersAsDocumented() {
        String machine = machine("m", PASS);
        String execution = start(machine, "e");
        start(machine("failing", FAIL), "f");
        start(machine("waiting", WAIT), "w");

        assertThat(document.paths()).hasSize(9);
        assertThat(json(ROOT + "executions", 200).path("executions").size()).isEqualTo(3);
        assertThat(json(ROOT + "executions/" + execution, 200).path("input").asString())
                .isEqualTo("{\"n\":1}");
        assertThat(json(ROOT + "executions/" + encoded(execution) + "?data=false", 200)
                        .has("input"))
                .isFalse();
        assertThat(json(ROOT + "state-machines", 200)
                        .path("stateMachines")
                        .get(0)
                        .path("counts")
                        .path("SUCCEEDED")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(ROOT + "pending", 200).path("tasks").size()).isZero();
        JsonNode overview = json(ROOT + "overview", 200);
        assertThat(overview.path("minutes").size()).isEqualTo(60);
        assertThat(overview.path("counts").path("RUNNING").asInt()).isEqualTo(1);
        assertThat(overview.path("lastFailures").get(0).path("failedState").asString())
                .isEqualTo("Bad");
        json(ROOT + "openapi.json", 200);
    }

    @Test
    void everyParameterOfTheSearchIsDocumentedAndPagesLeadOn() {
        String machine = machine("m", PASS);
        for (int i = 0; i < 5; i++) {
            start(machine, "e" + i);
        }
        String query = "stateMachineArn=" + encoded(machine)
                + "&status=SUCCEEDED,FAILED&namePrefix=e&startedFrom=2020-01-01T00:00:00Z&startedUntil=4102444800"
                + "&text=" + encoded("\"n\"") + "&limit=2";
        for (String name : query.split("&")) {
            assertThat(document.hasParameter(ROOT + "executions", name.replaceFirst("=.*", "")))
                    .as(name)
                    .isTrue();
        }

        List<String> names = new ArrayList<>();
        String token = null;
        do {
            String path = ROOT + "executions?" + query + (token == null ? "" : "&nextToken=" + token);
            JsonNode page = json(path, 200);
            page.path("executions").forEach(item -> names.add(item.path("name").asString()));
            token = page.has("nextToken") ? page.path("nextToken").asString() : null;
        } while (token != null);
        assertThat(names).containsExactly("e0", "e1", "e2", "e3", "e4");
        assertThat(json(ROOT + "executions?error=Boom&failedState=Bad", 200)
                        .path("executions")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executions?limit=0",
                "executions?limit=x",
                "executions?status=DONE",
                "executions?startedFrom=yesterday",
                "executions?color=red",
                "executions?error=",
                "executions?limit=1&limit=2",
                "executions?nextToken=AAAA",
                "pending?waiting=LONG",
                "overview?x=1",
                "events?after=7",
                "state-machines?limit=1001"
            })
    void refusesWhatItCannotRead(String path) {
        JsonNode answer = json(ROOT + path, 400);
        assertThat(answer.path("message").asString()).isNotEmpty();
    }

    @Test
    void tellsWhatIsNotThere() {
        String none = "arn:aws:states:us-east-1:123456789012:execution:m:none";
        json(ROOT + "executions/" + none, 404);
        json(ROOT + "executions/" + none + "/events", 404);
        json(ROOT + "state-machines/arn:aws:states:us-east-1:123456789012:stateMachine:none/events", 404);
        for (String path : List.of("", "nothing", "executions/a/b", "overview/x", "executions/a/events/x")) {
            HttpResponse<String> answer = send(get(ROOT + path));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("\"error\":\"NotFound\"");
        }
    }

    @Test
    void onlyReads() {
        HttpResponse<String> posted = send(request(ROOT + "overview")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("allow")).hasValue("GET");
        HttpResponse<String> filled = send(request(ROOT + "overview")
                .method("GET", HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(filled.statusCode()).isEqualTo(413);
    }

    @Test
    void pagesOfOtherSitesCannotRead() throws Exception {
        assertThat(send(request(ROOT + "overview")
                                .header("Origin", "http://evil.example")
                                .build())
                        .statusCode())
                .isEqualTo(403);
        try (RawClient raw = new RawClient(listener.port())) {
            raw.send("GET " + ROOT + "events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(raw.readAll()).startsWith("HTTP/1.1 403").contains("\"error\":\"Forbidden\"");
        }
    }

    @Test
    void whoCannotFollowADamagedHistoryTakesNobodysPlace() throws Exception {
        String execution = start(machine("m", WAIT), "e");
        Batch damage = new Batch();
        store.scan(Table.HISTORY, new byte[0], null, 10)
                .forEach(row -> damage.put(Table.HISTORY, row.key(), new byte[] {99, 99}));
        store.commit(damage).join();

        for (int i = 0; i <= Broadcast.WATCHERS_MAX; i++) {
            HttpResponse<String> answer = send(get(ROOT + "executions/" + execution + "/events"));
            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void followsAnExecutionToItsEndAndResumesWithoutGapOrDuplicate() throws Exception {
        String execution = start(machine("m", WAIT), "e");
        String path = ROOT + "executions/" + execution + "/events";
        List<Event> before;
        List<Event> rest = new ArrayList<>();
        try (EventReader events = events(get(path))) {
            before = events.next(2);
            engine.executions().stop(execution, "Enough", null);
            for (Event event = events.next(); event != null; event = events.next()) {
                rest.add(event);
            }
        }

        assertThat(before).extracting(Event::id).containsExactly("1", "2");
        assertThat(rest).extracting(Event::type).endsWith("history", "end");
        assertThat(rest.getLast().data()).isEqualTo("{\"status\":\"ABORTED\"}");
        assertThat(document.eventProblems("Ended", rest.getLast().data())).isEmpty();
        assertThat(before)
                .allSatisfy(event -> assertThat(document.eventProblems("HistoryEvent", event.data()))
                        .isEmpty());
        try (EventReader events =
                events(request(path).header("Last-Event-ID", "1").build())) {
            assertThat(events.next()).isEqualTo(before.get(1));
            assertThat(events.next()).isEqualTo(rest.getFirst());
        }
        try (EventReader events = events(get(path + "?after=2&data=false"))) {
            assertThat(events.next(rest.size()).getLast().type()).isEqualTo("end");
        }
        HttpResponse<String> nothingLeft =
                send(request(path).header("Last-Event-ID", last(rest)).build());
        assertThat(nothingLeft.statusCode()).isEqualTo(204);
    }

    private static String last(List<Event> events) {
        return events.get(events.size() - 2).id();
    }

    @Test
    void followsWhatBeginsAndEndsAndResumesThere() throws Exception {
        String machine = machine("m", PASS);
        String other = machine("other", PASS);
        String where;
        try (EventReader events = events(get(ROOT + "state-machines/" + machine + "/events"))) {
            assertThat(events.next(1).getFirst().type()).isEqualTo("hello");
            start(other, "unseen");
            start(machine, "one");
            Event change = events.next(1).getFirst();
            assertThat(change.type()).isEqualTo("execution");
            assertThat(document.eventProblems("Execution", change.data())).isEmpty();
            assertThat(Json.read(change.data()).path("name").asString()).isEqualTo("one");
            where = change.id();
        }
        start(machine, "two");
        try (EventReader events =
                events(request(ROOT + "events").header("Last-Event-ID", where).build())) {
            Event hello = events.next(1).getFirst();
            assertThat(hello.id()).isEqualTo(where);
            assertThat(document.eventProblems("Hello", hello.data())).isEmpty();
            assertThat(Json.read(events.next(1).getFirst().data()).path("name").asString())
                    .isEqualTo("two");
        }
        try (EventReader events = events(get(ROOT + "events?after=old-7"))) {
            List<Event> first = events.next(2);
            assertThat(first).extracting(Event::type).containsExactly("hello", "gap");
            assertThat(document.eventProblems("Message", first.getLast().data()))
                    .isEmpty();
        }
    }

    @Test
    void whereAccessKeysAreConfiguredOnlySignedRequestsAreServed() {
        String execution = start(machine("m", PASS), "e");
        AccessKey key = new AccessKey("alice", "AKIDEXAMPLE", "a secret", null);
        Authentication keys = new SignatureCheck(List.of(key), "us-east-1", ticker);
        HttpListener guarded = listen(new AccessControl(keys, null, Throttle.none()));
        try {
            URI search = URI.create(guarded.address() + ROOT + "executions?limit=5&namePrefix=e");
            URI detail = URI.create(guarded.address() + ROOT + "executions/" + execution);

            HttpResponse<String> unsigned = send(HttpRequest.newBuilder(search).build());
            assertThat(unsigned.statusCode()).isEqualTo(403);
            assertThat(unsigned.body())
                    .isEqualTo("{\"error\":\"Forbidden\",\"message\":\"Request is missing Authentication Token\"}");
            assertThat(send(SignedGet.of(search, "AKIDEXAMPLE", "another secret"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(SignedGet.of(search, "AKIDEXAMPLE", "a secret")).body())
                    .contains(execution);
            assertThat(send(SignedGet.of(detail, "AKIDEXAMPLE", "a secret")).statusCode())
                    .isEqualTo(200);
        } finally {
            guarded.close();
        }
    }
}
