package dev.stepwell.store;

import java.nio.ByteBuffer;

/**
 * Where an execution's rows lie: its partition and a 16-byte id that begins with the start time, so that old executions
 * lie together.
 *
 * @param partition 0 to {@link #PARTITIONS} - 1
 */
public record ExecutionKey(int partition, long high, long low) implements Comparable<ExecutionKey> {
    public static final int PARTITIONS = 256;

    /** Bytes of {@link #bytes()}. */
    public static final int LENGTH = 2 + 8 + 8;

    public ExecutionKey {
        if (partition < 0 || partition >= PARTITIONS) {
            throw new IllegalArgumentException("partition must be 0 to " + (PARTITIONS - 1) + ", was " + partition);
        }
    }

    /** Big-endian partition and id: the prefix of every row of the execution. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putShort((short) partition)
                .putLong(high)
                .putLong(low)
                .array();
    }

    @Override
    public int compareTo(ExecutionKey other) {
        int byPartition = Integer.compare(partition, other.partition);
        if (byPartition != 0) {
            return byPartition;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
