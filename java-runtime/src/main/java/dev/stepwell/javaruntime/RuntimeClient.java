package dev.stepwell.javaruntime;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Talks to Lambda's Runtime API over one kept connection. In plain Java, because AWS's own client for it is native code
 * for Linux alone. Used by one thread.
 */
final class RuntimeClient {
    private static final String API = "/2018-06-01/runtime/";
    private static final int OK = 200;

    private final String root;

    /** @param address host and port, as Lambda's variable gives it */
    RuntimeClient(String address) {
        this.root = "http://" + address + API;
    }

    /** Waits for the next invocation, for however long that takes. */
    InvocationRequest next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        if (connection.getResponseCode() != OK) {
            throw new IOException("The Runtime API answered " + connection.getResponseCode());
        }
        var request = new InvocationRequest();
        request.setId(header(connection, "Lambda-Runtime-Aws-Request-Id"));
        request.setInvokedFunctionArn(header(connection, "Lambda-Runtime-Invoked-Function-Arn"));
        request.setXrayTraceId(header(connection, "Lambda-Runtime-Trace-Id"));
        request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
        String clientContext = connection.getHeaderField("Lambda-Runtime-Client-Context");
        if (clientContext != null) {
            request.setClientContext(clientContext);
        }
        try (InputStream body = connection.getInputStream()) {
            request.setContent(body.readAllBytes());
        }
        return request;
    }

    void respond(String requestId, byte[] answer) throws IOException {
        post("invocation/" + requestId + "/response", answer, "");
    }

    void fail(String requestId, byte[] error, String errorType) throws IOException {
        post("invocation/" + requestId + "/error", error, errorType);
    }

    void failInit(byte[] error, String errorType) throws IOException {
        post("init/error", error, errorType);
    }

    private void post(String path, byte[] body, String errorType) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        if (!errorType.isEmpty()) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        InputStream answer =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream();
        if (answer != null) {
            answer.readAllBytes();
            answer.close();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(root + path).toURL().openConnection();
    }

    private static String header(HttpURLConnection connection, String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }
}
