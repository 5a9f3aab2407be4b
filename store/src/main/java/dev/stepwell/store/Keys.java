package dev.stepwell.store;

import java.nio.ByteBuffer;

/** The layout of keys, big-endian so that they order as numbers do. */
public final class Keys {
    private Keys() {}

    /** {@code STATE}: row 0 is the header, every other row a scope or a page of results. */
    public static byte[] state(ExecutionKey execution, long row) {
        return withLong(execution, row);
    }

    /** {@code HISTORY}: the id of the chunk's first event. */
    public static byte[] history(ExecutionKey execution, long firstEventId) {
        return withLong(execution, firstEventId);
    }

    /** {@code WAKE}: partition, due time, execution. */
    public static byte[] wake(ExecutionKey execution, long dueMillis) {
        return ByteBuffer.allocate(2 + 8 + 16)
                .putShort((short) execution.partition())
                .putLong(dueMillis)
                .putLong(execution.high())
                .putLong(execution.low())
                .array();
    }

    /** The first key after every key that begins with {@code prefix}, for use as the end of a range. */
    public static byte[] after(byte[] prefix) {
        byte[] end = prefix.clone();
        for (int i = end.length - 1; i >= 0; i--) {
            if (end[i] != (byte) 0xFF) {
                end[i]++;
                return java.util.Arrays.copyOf(end, i + 1);
            }
        }
        throw new IllegalArgumentException("a prefix of only 0xFF bytes has no end");
    }

    private static byte[] withLong(ExecutionKey execution, long suffix) {
        return ByteBuffer.allocate(ExecutionKey.LENGTH + 8)
                .put(execution.bytes())
                .putLong(suffix)
                .array();
    }
}
