package dev.stepwell.server.http;

import dev.stepwell.engine.Ticker;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** What came of reading the body of a request. */
sealed interface RequestBody {
    /** Bytes of a refused body that are read and thrown away, so that the client gets to see the refusal. */
    long DISCARDED_BYTES_MAX = 16 * 1024 * 1024;

    System.Logger LOG = System.getLogger(RequestBody.class.getName());

    /** All of it. */
    record Complete(byte[] bytes) implements RequestBody {}

    /** It is larger than allowed; the rest was not read. */
    record TooLarge() implements RequestBody {}

    /** It did not arrive in time. */
    record TooSlow() implements RequestBody {}

    /** It ended before its announced end, or its framing is broken. */
    record Truncated() implements RequestBody {}

    /**
     * Reads a body of at most {@code limit} bytes within {@code patience}.
     *
     * @param announced the length that the client announced, or -1
     */
    static RequestBody read(InputStream in, long announced, int limit, Duration patience, Ticker ticker) {
        if (announced > limit) {
            return new TooLarge();
        }
        try {
            return new BodyReader(in, announced, limit, ticker.nanos() + patience.toNanos(), ticker).read();
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException
                | RequestException
                | NumberFormatException e) {
            // the last one is how the library refuses the size of a chunk
            return new Truncated();
        }
    }

    /** Reads on for a while without keeping anything; how a broken body ends does not matter any more. */
    static void discard(InputStream in) {
        try {
            in.skip(DISCARDED_BYTES_MAX);
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException
                | RequestException
                | NumberFormatException e) {
            LOG.log(System.Logger.Level.TRACE, "the rest of a refused body ended early", e);
        }
    }

    /** Reads into a buffer that grows with what arrives, not with what was announced. Confined to one request. */
    final class BodyReader {
        private static final int FIRST_BYTES_MAX = 64 * 1024;

        private final InputStream in;
        private final int limit;
        private final long deadlineNanos;
        private final Ticker ticker;
        private byte[] buffer;
        private int length;

        BodyReader(InputStream in, long announced, int limit, long deadlineNanos, Ticker ticker) {
            this.in = in;
            this.limit = limit;
            this.deadlineNanos = deadlineNanos;
            this.ticker = ticker;
            // one more byte than announced, so that the end is seen without growing
            this.buffer = new byte[(int) Math.min(announced < 0 ? FIRST_BYTES_MAX : announced + 1, FIRST_BYTES_MAX)];
        }

        RequestBody read() throws IOException {
            while (true) {
                int count = in.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    return new Complete(length == buffer.length ? buffer : Arrays.copyOf(buffer, length));
                }
                length += count;
                if (length > limit) {
                    return new TooLarge();
                }
                if (deadlineNanos - ticker.nanos() < 0) {
                    return new TooSlow();
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, limit + 1));
                }
            }
        }
    }
}
