package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.PayloadRowRecord;
import java.util.Arrays;
import java.util.List;

/**
 * The numbering of an execution's rows: the header, then scopes each followed by its pages of results, then payloads.
 */
final class StateRows {
    static final long HEADER = 0;
    static final long FIRST_PAYLOAD = 1L << 62;

    private static final int PAGE_BITS = 32;

    private StateRows() {}

    static long scope(int scope) {
        return (long) scope << PAGE_BITS;
    }

    static long page(int scope, int page) {
        return scope(scope) + page + 1;
    }

    /** A payload's own row. */
    static byte[] payload(Payload payload) {
        return Envelope.seal(
                Envelope.Kind.STATE_PAYLOAD, PayloadRowRecord.getDefaultInstance(), List.of(payload.utf8()));
    }

    static Payload payload(byte[] value) {
        int begin = Envelope.open(Envelope.Kind.STATE_PAYLOAD, value, PayloadRowRecord.parser())
                .end();
        return Payload.ofUtf8(Arrays.copyOfRange(value, begin, value.length));
    }
}
