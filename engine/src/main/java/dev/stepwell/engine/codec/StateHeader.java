package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.HeaderRecord;
import dev.stepwell.interpreter.EngineBug;

/** The first row of an execution's state as it was read, by which the others are known. Immutable. */
public final class StateHeader {
    /** The number of its row. */
    public static final long ROW = StateRows.HEADER;

    private final HeaderRecord record;
    private final int size;

    private StateHeader(HeaderRecord record, int size) {
        this.record = record;
        this.size = size;
    }

    /** @throws EngineBug when it is not a header */
    public static StateHeader open(byte[] value) {
        HeaderRecord record = Envelope.open(Envelope.Kind.STATE_HEADER, value, HeaderRecord.parser())
                .message();
        return new StateHeader(record, value.length);
    }

    /** Whether it is certain that the execution has no other row; those of former versions never are. */
    public boolean isAlone() {
        return record.getAlone();
    }

    /** Id of the last event that was written with it. */
    public long lastEventId() {
        return record.getLastEvent();
    }

    /** Bytes in the store. */
    public int size() {
        return size;
    }

    HeaderRecord record() {
        return record;
    }
}
