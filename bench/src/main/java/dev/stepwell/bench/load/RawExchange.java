package dev.stepwell.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive connection for requests that were written beforehand; answers are read into one buffer and looked at
 * for their status only, so that the load generator costs as little as it can. Confined to one thread.
 */
final class RawExchange implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    RawExchange(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** A call of AWS's API. */
    static byte[] call(URI endpoint, String operation, String body) {
        return ("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                        + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions." + operation
                        + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A request to an extension. */
    static byte[] get(URI endpoint, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request and reads the answer to its end; tells how many bytes its body had. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        int filled = 0;
        int end = -1;
        while (end < 0) {
            filled += read(filled);
            end = endOfHead(filled);
        }
        if (buffer[9] != '2') {
            throw new IOException(new String(buffer, 0, filled, StandardCharsets.UTF_8));
        }
        int length = length(end);
        int left = length - (filled - end);
        while (left > 0) {
            int count = in.read(buffer, 0, Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the connection ended in a body");
            }
            left -= count;
        }
        return length;
    }

    private int read(int at) throws IOException {
        int count = at == buffer.length ? -1 : in.read(buffer, at, buffer.length - at);
        if (count < 0) {
            throw new IOException("the connection ended in a head");
        }
        return count;
    }

    private int endOfHead(int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length(int end) {
        for (int i = 0; i + LENGTH.length < end; i++) {
            int j = 0;
            while (j < LENGTH.length && (buffer[i + j] | 0x20) == (LENGTH[j] | 0x20)) {
                j++;
            }
            if (j == LENGTH.length) {
                int length = 0;
                for (int k = i + j; buffer[k] != '\r'; k++) {
                    length = buffer[k] == ' ' ? length : length * 10 + buffer[k] - '0';
                }
                return length;
            }
        }
        throw new IllegalStateException("an answer did not tell its length");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
