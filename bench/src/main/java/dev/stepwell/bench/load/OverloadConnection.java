package dev.stepwell.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A keep-alive HTTP/1.1 connection for which a refusal is an answer like any other. Confined to one thread. */
final class OverloadConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 8_192;
    private static final String LENGTH = "content-length:";

    /** What came back. */
    record Response(int status, String body) {}

    private final Socket socket;
    private final InputStream in;
    private final String host;

    OverloadConnection(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        host = endpoint.getAuthority();
    }

    /** The bytes of a call of an operation. */
    byte[] request(String operation, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String text = "POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: AWSStepFunctions." + operation + "\r\nContent-Length: " + length + "\r\n\r\n"
                + body;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of a request for a page. */
    byte[] page(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    Response exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).trim());
            }
        }
        byte[] body = in.readNBytes(length);
        return new Response(Integer.parseInt(status.split(" ", 3)[1]), new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > BUFFER_BYTES) {
                throw new IOException("the connection ended in a header");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
