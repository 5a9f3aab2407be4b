package dev.stepwell.bench.load;

import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests of the API, as bytes to be sent often, or made at once on a blocking connection. Confined to one thread. */
final class Api implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final URI endpoint;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private @Nullable Socket socket;

    Api(URI endpoint) {
        this.endpoint = endpoint;
    }

    URI endpoint() {
        return endpoint;
    }

    /** A whole request. */
    byte[] request(String operation, String body) {
        byte[] payload = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions." + operation
                + "\r\nContent-Length: " + payload.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + payload.length);
        System.arraycopy(payload, 0, request, start.length, payload.length);
        return request;
    }

    /** Calls an operation and waits for its answer. */
    JsonNode call(String operation, String body) throws IOException {
        return Json.read(exchange(operation, request(operation, body)).getBytes(StandardCharsets.UTF_8));
    }

    /** One number of the server's own metrics. */
    long metric(String name) throws IOException {
        Double value = metrics().get("stepwell_" + name);
        if (value == null) {
            throw new IOException("the server has no metric " + name);
        }
        return value.longValue();
    }

    /** All of the server's own metrics. */
    Map<String, Double> metrics() throws IOException {
        String get = "GET /metrics HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\n\r\n";
        Map<String, Double> samples = new HashMap<>();
        exchange("/metrics", get.getBytes(StandardCharsets.US_ASCII))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    samples.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
                });
        return samples;
    }

    private String exchange(String what, byte[] request) throws IOException {
        Message answer = send(request);
        if (answer.status() != 200) {
            throw new IOException(what + " was answered " + answer.status() + ": " + answer.text());
        }
        return answer.text();
    }

    /** Sends a request and waits for its answer, whatever it says; good until the next one. */
    Message send(byte[] request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(endpoint.getHost(), endpoint.getPort());
            open.setTcpNoDelay(true);
            socket = open;
        }
        open.getOutputStream().write(request);
        return answer(open.getInputStream());
    }

    private Message answer(InputStream in) throws IOException {
        int end = 0;
        Message answer = null;
        while (answer == null) {
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * end);
            }
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                throw new IOException("the server closed the connection");
            }
            end += count;
            answer = Message.read(buffer, 0, end);
        }
        return answer;
    }

    /** Creates a state machine and tells its ARN. */
    String machine(String name, String type, String definition) throws IOException {
        ObjectNode body = Json.NODES
                .objectNode()
                .put("name", name)
                .put("type", type)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::123456789012:role/load");
        return call("CreateStateMachine", Json.text(body))
                .get("stateMachineArn")
                .asString();
    }

    String activity(String name) throws IOException {
        return call("CreateActivity", "{\"name\":\"" + name + "\"}")
                .get("activityArn")
                .asString();
    }

    /** The body of StartExecution or StartSyncExecution. */
    static String start(String machineArn, String input) {
        return Json.text(
                Json.NODES.objectNode().put("stateMachineArn", machineArn).put("input", input));
    }

    String status(String executionArn) throws IOException {
        return describe(executionArn).get("status").asString();
    }

    JsonNode describe(String executionArn) throws IOException {
        return call("DescribeExecution", "{\"executionArn\":\"" + executionArn + "\"}");
    }

    /** An execution that did not succeed makes the run worthless. */
    void requireSucceeded(String executionArn) throws IOException {
        JsonNode described = describe(executionArn);
        if (!described.get("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException("did not succeed: " + described);
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
