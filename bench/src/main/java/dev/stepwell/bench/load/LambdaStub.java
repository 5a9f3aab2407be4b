package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda endpoint in the generator's own thread. A function's input is {@code {"done":N}} and its result counts one
 * up; anything else is answered {@code {}}. Confined to its loop's thread.
 */
final class LambdaStub {
    private static final byte[] DONE = "{\"done\":".getBytes(US_ASCII);
    private static final int KNOWN = 10;

    private final byte[][] answers = new byte[KNOWN][];
    private final byte[] empty = answer("{}");
    private final IntConsumer called;
    private final boolean silent;

    /** @param called told how many tasks are done with each call */
    LambdaStub(Loop loop, int port, boolean silent, IntConsumer called) throws IOException {
        this.called = called;
        this.silent = silent;
        for (int i = 0; i < KNOWN; i++) {
            answers[i] = answer("{\"done\":" + i + "}");
        }
        var _ = loop.listen(port, this::next);
    }

    private byte @Nullable [] next(Message request) {
        int done = request.digitAfter(DONE) + 1;
        called.accept(done);
        if (silent) {
            return null;
        }
        return done == 0 || done >= KNOWN ? empty : answers[done];
    }

    private static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-amzn-RequestId: 0-0\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII);
    }
}
