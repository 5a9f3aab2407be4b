package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.record.CountRecord;
import java.nio.ByteBuffer;

/**
 * How many executions of a machine have which status, as one writer counted them: those of a machine are the sum over
 * all writers. A writer's own numbers may be negative. Immutable to its users.
 *
 * @param byStatus by {@link #place}
 */
public record CountRow(long[] byStatus) {
    /** Numbers in a row. */
    public static final int STATUSES = Status.values().length;

    /** Where a status is counted. */
    public static int place(Status status) {
        return ExecutionRow.code(status);
    }

    public byte[] encode() {
        CountRecord.Builder record = CountRecord.newBuilder();
        for (long count : byStatus) {
            record.addByStatus(count);
        }
        return Stamp.COUNT.write(record.build());
    }

    public static CountRow decode(byte[] bytes) {
        CountRecord record = Stamp.COUNT.read(bytes, CountRecord.parser());
        long[] counts = new long[STATUSES];
        for (int i = 0; i < Math.min(STATUSES, record.getByStatusCount()); i++) {
            counts[i] = record.getByStatus(i);
        }
        return new CountRow(counts);
    }

    /** {@code COUNT}: machine, writer. */
    public static byte[] key(String machineArn, int writer) {
        return ByteBuffer.allocate(8 + 2)
                .putLong(RowKeys.hash(machineArn))
                .putShort((short) writer)
                .array();
    }

    /** The rows of all writers of a machine. */
    public static byte[] prefix(String machineArn) {
        return ByteBuffer.allocate(8).putLong(RowKeys.hash(machineArn)).array();
    }
}
