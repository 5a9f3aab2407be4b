package dev.stepwell.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.server.StepwellServer;
import dev.stepwell.server.badinput.Variant.Accepted;
import dev.stepwell.server.badinput.Variant.Unreadable;
import dev.stepwell.server.badinput.Variant.Violations;
import dev.stepwell.server.config.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Wrong requests, generated from the published model, against a whole server: it names what is wrong in the words of
 * the service, and never fails itself. The words that recordings show are pinned in {@code ServiceModelTest}.
 */
final class BadInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonNode MODEL = model();

    @TempDir
    static Path data;

    private static StepwellServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = StepwellServer.start(new ServerOptions(
                "127.0.0.1",
                0,
                data,
                null,
                Limits.aws(),
                "123456789012",
                "us-east-1",
                EngineOptions.defaults().retention(),
                null,
                Map.of(),
                false,
                Map.of()));
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void everyMemberOfEveryOperationIsChecked() throws Exception {
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Set<String> operations = new TreeSet<>(ServiceModel.load(Limits.aws()).names());
        int calls = 0;
        for (String operation : operations) {
            for (Variant variant : Variants.of(MODEL, operation)) {
                String complaint = complaint(variant);
                if (!complaint.isEmpty()) {
                    wrong.add(variant + ": " + complaint);
                }
                kinds.merge(variant.kind(), 1, Integer::sum);
                calls++;
            }
        }
        System.out.println(calls + " requests to " + operations.size() + " operations: " + kinds);

        assertThat(wrong).isEmpty();
        assertThat(operations).hasSize(37);
        assertThat(calls).isGreaterThan(1_000);
        assertThat(client.send(post("ListStateMachines", "{}"), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** What is wrong with the answer; nothing when it is as expected. */
    private static String complaint(Variant variant) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.send(post(variant.operation(), text(variant)), BodyHandlers.ofByteArray());
        JsonNode answer = Json.read(response.body());
        String type = answer.path("__type").asString("");
        String message = answer.path("message").asString("");
        if (response.statusCode() >= 500
                || response.headers().firstValue("x-amzn-requestid").isEmpty()) {
            return "status " + response.statusCode() + " " + type + " " + message;
        }
        if (text(variant).length() > Limits.aws().requestBytesMax()) {
            return response.statusCode() == 413 && type.endsWith("#RequestEntityTooLargeException")
                    ? ""
                    : "a request beyond the limit was answered with " + response.statusCode() + " " + type;
        }
        return switch (variant.expected()) {
            case Accepted() ->
                type.endsWith("#SerializationException") || type.startsWith("com.amazon.coral.validate#")
                        ? "refused with " + type + " " + message
                        : "";
            case Unreadable(String expected) ->
                type.equals("com.amazon.coral.service#SerializationException") && message.equals(expected)
                        ? ""
                        : "expected '" + expected + "', got " + type + " '" + message + "'";
            case Violations(List<String> sentences) -> {
                String expected = sentences.size()
                        + (sentences.size() == 1 ? " validation error detected: " : " validation errors detected: ")
                        + String.join("; ", sentences);
                yield type.equals("com.amazon.coral.validate#ValidationException") && message.equals(expected)
                        ? ""
                        : "expected '" + shortened(expected) + "', got " + type + " '" + shortened(message) + "'";
            }
        };
    }

    private static String text(Variant variant) {
        return new String(Json.write(variant.request()), StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 150) + "..." + text.substring(text.length() - 150);
    }

    private static HttpRequest post(String operation, String body) {
        return HttpRequest.newBuilder(server.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode model() {
        try (InputStream in = ServiceModel.class.getResourceAsStream("stepfunctions-model.json")) {
            assertThat(in).isNotNull();
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
