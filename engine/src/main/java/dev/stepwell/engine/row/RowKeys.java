package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the engine's own rows lie. Numbers are big-endian, so that they order as numbers do. */
public final class RowKeys {
    /** Rows of STATE with this bit are the engine's: links to nested executions. The others are the interpreter's. */
    public static final long ENGINE_ROW = 1L << 63;

    private static final int ANY_STATUS = 0;

    private RowKeys() {}

    /** A well-mixed, stable 64-bit hash of a name; stored keys depend on it. */
    public static long hash(String text) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x0000_0100_0000_01B3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return hash ^ (hash >>> 32);
    }

    /** The partition of an execution, from its ARN alone. */
    public static int partition(String executionArn) {
        return (int) (hash(executionArn) & (ExecutionKey.PARTITIONS - 1));
    }

    /** The row that names the nested execution of an attempt. */
    public static long childRow(Attempt attempt) {
        return ENGINE_ROW | attempt.number();
    }

    /** The number of a {@code STATE} row. */
    public static long stateRow(byte[] key) {
        return ByteBuffer.wrap(key).getLong(ExecutionKey.LENGTH);
    }

    /** The key of an execution: its start in milliseconds, 16 bits of its ARN's hash, and its seed. */
    public static ExecutionKey execution(String arn, long startMillis, long seed) {
        long hash = hash(arn);
        return new ExecutionKey(
                (int) (hash & (ExecutionKey.PARTITIONS - 1)), (startMillis << 16) | ((hash >>> 8) & 0xFFFF), seed);
    }

    /** The key of an Express execution that nobody but its starter knows of. */
    public static ExecutionKey express(int partition, long startMillis, long seed) {
        return new ExecutionKey(partition, (startMillis << 16) | (seed >>> 48), seed);
    }

    /** The key of an Express execution that a task starts: the same for every copy of the message. */
    public static ExecutionKey expressChild(int partition, ParentLink parent) {
        String identity = parent.execution() + "/" + parent.attempt();
        return new ExecutionKey(partition, hash(identity), hash(identity + "/"));
    }

    /** {@code NAME}: partition, ARN. */
    public static byte[] name(int partition, String executionArn) {
        byte[] text = executionArn.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .putShort((short) partition)
                .put(text)
                .array();
    }

    /** Value of {@code NAME}. */
    public static byte[] nameValue(ExecutionKey key) {
        return ByteBuffer.allocate(16).putLong(key.high()).putLong(key.low()).array();
    }

    public static ExecutionKey nameTarget(int partition, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new ExecutionKey(partition, buffer.getLong(), buffer.getLong());
    }

    /** {@code LISTING}: machine, status; then a place, see {@link SearchKeys}. */
    public static byte[] listingPrefix(String machineArn, @Nullable Status status) {
        return ByteBuffer.allocate(8 + 1)
                .putLong(hash(machineArn))
                .put((byte) (status == null ? ANY_STATUS : ExecutionRow.code(status) + 1))
                .array();
    }

    /** {@code OUTBOX}: partition of the sender, number. */
    public static byte[] outbox(int partition, long number) {
        return ByteBuffer.allocate(2 + 8)
                .putShort((short) partition)
                .putLong(number)
                .array();
    }

    /** The partition an {@code OUTBOX} row belongs to. */
    public static int senderOf(byte[] key) {
        return ByteBuffer.wrap(key).getShort(0) & 0xFFFF;
    }

    public static long outboxNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong(2);
    }

    /** All rows of a partition in tables whose keys begin with it. */
    public static byte[] partitionPrefix(int partition) {
        return new byte[] {(byte) (partition >>> 8), (byte) partition};
    }

    public static long wakeDue(byte[] key) {
        return ByteBuffer.wrap(key).getLong(2);
    }

    /** The execution of a {@code WAKE} row. */
    public static ExecutionKey wakeTarget(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new ExecutionKey(buffer.getShort(0) & 0xFFFF, buffer.getLong(10), buffer.getLong(18));
    }

    /** The execution a key begins with. */
    public static ExecutionKey executionAt(byte[] key, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new ExecutionKey(
                buffer.getShort(offset) & 0xFFFF, buffer.getLong(offset + 2), buffer.getLong(offset + 10));
    }

    /** {@code IN_FLIGHT}: execution, then an attempt whose call was not made. */
    public static byte[] unmade(ExecutionKey key, Attempt attempt) {
        return ByteBuffer.allocate(ExecutionKey.LENGTH + 8)
                .put(key.bytes())
                .putLong(attempt.number())
                .array();
    }

    /** {@code EXPIRY}: partition, time of the end, execution. */
    public static byte[] expiry(ExecutionKey key, long closedMillis) {
        return Keys.wake(key, closedMillis);
    }

    /** The first {@code EXPIRY} key of a partition whose execution was not closed before that time. */
    public static byte[] expiryUntil(int partition, long closedMillis) {
        return ByteBuffer.allocate(2 + 8)
                .putShort((short) partition)
                .putLong(closedMillis)
                .array();
    }

    public static ExecutionKey expiryTarget(byte[] key) {
        return wakeTarget(key);
    }

    /** {@code ACTIVITY_TASK}: activity, execution, attempt. */
    public static byte[] activityTask(String activityArn, ExecutionKey key, Attempt attempt) {
        return ByteBuffer.allocate(8 + ExecutionKey.LENGTH + 4 + 8)
                .putLong(hash(activityArn))
                .put(key.bytes())
                .putInt(attempt.scope())
                .putLong(attempt.number())
                .array();
    }

    public static byte[] activityPrefix(String activityArn) {
        return ByteBuffer.allocate(8).putLong(hash(activityArn)).array();
    }

    public static Attempt activityAttempt(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new Attempt(buffer.getInt(8 + ExecutionKey.LENGTH), buffer.getLong(8 + ExecutionKey.LENGTH + 4));
    }

    /** {@code CATALOG}: a state machine by ARN. */
    public static byte[] machine(String arn) {
        return tagged('M', arn);
    }

    /** {@code CATALOG}: state machines by creation time, its value is the ARN. */
    public static byte[] machineByCreation(long creationMillis, String arn) {
        return byCreation('C', creationMillis, arn);
    }

    /** {@code CATALOG}: a revision. */
    public static byte[] revision(long machineId, int revision) {
        return ByteBuffer.allocate(1 + 8 + 4)
                .put((byte) 'R')
                .putLong(machineId)
                .putInt(revision)
                .array();
    }

    /** {@code CATALOG}: a version of a machine, newest first. */
    public static byte[] version(long machineId, int number) {
        return ByteBuffer.allocate(1 + 8 + 4)
                .put(versions(machineId))
                .putInt(~number)
                .array();
    }

    /** All versions of a machine. */
    public static byte[] versions(long machineId) {
        return ByteBuffer.allocate(1 + 8).put((byte) 'V').putLong(machineId).array();
    }

    /** {@code CATALOG}: an alias of a machine. */
    public static byte[] alias(long machineId, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 8 + text.length)
                .put(aliases(machineId))
                .put(text)
                .array();
    }

    /** All aliases of a machine. */
    public static byte[] aliases(long machineId) {
        return ByteBuffer.allocate(1 + 8).put((byte) 'N').putLong(machineId).array();
    }

    /** {@code CATALOG}: an activity by ARN. */
    public static byte[] activity(String arn) {
        return tagged('A', arn);
    }

    /** {@code CATALOG}: activities by creation time, its value is the ARN. */
    public static byte[] activityByCreation(long creationMillis, String arn) {
        return byCreation('B', creationMillis, arn);
    }

    private static byte[] tagged(char tag, String arn) {
        byte[] text = arn.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put((byte) tag).put(text).array();
    }

    private static byte[] byCreation(char tag, long creationMillis, String arn) {
        byte[] text = arn.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 8 + text.length)
                .put((byte) tag)
                .putLong(creationMillis)
                .put(text)
                .array();
    }
}
