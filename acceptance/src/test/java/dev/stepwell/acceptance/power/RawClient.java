package dev.stepwell.acceptance.power;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes each request on a connection of its own, and tells the id by which a trace knows its answer. */
final class RawClient {
    /**
     * An answer.
     *
     * @param status of HTTP; 0 when the connection ended without one
     * @param requestId the server's id of it, which is in its first bytes and in no other answer
     */
    record Answer(int status, String body, String requestId) {
        /** The text of a field of the body. */
        String field(String name) {
            Matcher field = Pattern.compile("\"" + name + "\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"")
                    .matcher(body);
            if (!field.find()) {
                throw new IllegalStateException("no " + name + " in " + status + " " + body);
            }
            return field.group(1);
        }
    }

    private static final Pattern REQUEST_ID = Pattern.compile("(?i)x-amzn-requestid: (\\S+)");

    private final URI server;

    RawClient(URI server) {
        this.server = server;
    }

    Answer call(String operation, String body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST / HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nX-Amz-Target: AWSStepFunctions."
                    + operation + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: " + content.length
                    + "\r\nConnection: close\r\n\r\n";
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
            Matcher id = REQUEST_ID.matcher(answer);
            return new Answer(status, answer.substring(answer.indexOf("\r\n\r\n") + 4), id.find() ? id.group(1) : "");
        }
    }
}
