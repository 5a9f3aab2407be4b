package dev.stepwell.bench.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 message as it came in: a view of the peer's buffer, good until the next one is read. Only what a load
 * generator needs is understood: a first line, Content-Length, a body.
 */
record Message(byte[] bytes, int begin, int body, int end) {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /** The message that begins here, or null while it is not all there. */
    static @Nullable Message read(byte[] bytes, int begin, int end) {
        int length = 0;
        int line = begin;
        for (int i = begin; i + 1 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                if (i == line) {
                    int body = i + 2;
                    return end - body < length ? null : new Message(bytes, begin, body, body + length);
                }
                if (isLength(bytes, line, i)) {
                    length = number(bytes, line + LENGTH.length, i);
                }
                line = i + 2;
                i++;
            }
        }
        return null;
    }

    private static boolean isLength(byte[] bytes, int line, int end) {
        if (end - line <= LENGTH.length || bytes[line + LENGTH.length - 1] != ':') {
            return false;
        }
        for (int i = 0; i < LENGTH.length - 1; i++) {
            if ((bytes[line + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                value = value * 10 + bytes[i] - '0';
            }
        }
        return value;
    }

    /** Of an answer. */
    int status() {
        return number(bytes, begin + STATUS_AT, begin + STATUS_AT + 3);
    }

    /** Whether the body contains this text of ASCII characters. */
    boolean has(byte[] text) {
        return indexOf(text) >= 0;
    }

    /** What stands between the text and the next quote. */
    String after(byte[] text) {
        int from = indexOf(text);
        if (from < 0) {
            throw new IllegalStateException(
                    "no " + new String(text, StandardCharsets.UTF_8) + " in the answer: " + this.text());
        }
        int start = from + text.length;
        int stop = start;
        while (stop < end && bytes[stop] != '"') {
            stop++;
        }
        return new String(bytes, start, stop - start, StandardCharsets.UTF_8);
    }

    /** The digit right after the text, or -1. */
    int digitAfter(byte[] text) {
        int from = indexOf(text);
        return from < 0 ? -1 : bytes[from + text.length] - '0';
    }

    private int indexOf(byte[] text) {
        for (int i = body; i + text.length <= end; i++) {
            int at = 0;
            while (at < text.length && bytes[i + at] == text[at]) {
                at++;
            }
            if (at == text.length) {
                return i;
            }
        }
        return -1;
    }

    /** The body. */
    String text() {
        return new String(bytes, body, end - body, StandardCharsets.UTF_8);
    }
}
