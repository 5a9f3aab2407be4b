package dev.stepwell.server.client;

import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls that the command line makes, over the public API like any other client. Thread-safe. */
public final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    public ApiClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Calls one operation.
     *
     * @throws ApiError when the server answers with an error
     */
    public JsonNode call(String operation, Consumer<ObjectNode> request) throws InterruptedException {
        ObjectNode body = Json.NODES.objectNode();
        request.accept(body);
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = Json.read(response.body());
            if (response.statusCode() != 200) {
                throw new ApiError(
                        answer.path("__type").asString("unknown"),
                        answer.path("message").asString(""));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + endpoint, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** The server refused a call. */
    public static final class ApiError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String type;

        ApiError(String type, String message) {
            super(type + ": " + message);
            this.type = type;
        }

        public String type() {
            return type;
        }
    }
}
