package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.store.ExecutionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of {@code SEARCH}: a tag, what is looked for, and a place, which is the inverted start and the execution, so
 * that the newest come first. The keys of {@code LISTING} end with a place, too.
 */
public final class SearchKeys {
    /** Bytes of a place. */
    public static final int PLACE = 8 + ExecutionKey.LENGTH;

    private static final byte STATUS = 'S';
    private static final byte NAME = 'N';
    private static final byte ERROR = 'E';
    private static final byte STATE = 'F';
    private static final byte MACHINE_ERROR = 'e';
    private static final byte MACHINE_STATE = 'f';
    private static final byte WAITING = 'W';
    private static final byte NAME_END = 0;

    private SearchKeys() {}

    /** Where an execution stands among others that have what is looked for. */
    public static byte[] place(long startMillis, ExecutionKey key) {
        return ByteBuffer.allocate(PLACE).putLong(~startMillis).put(key.bytes()).array();
    }

    /** The execution of a key that ends with a place. */
    public static ExecutionKey target(byte[] key) {
        return RowKeys.executionAt(key, key.length - ExecutionKey.LENGTH);
    }

    /** The start in the place that a key ends with, in milliseconds since 1970. */
    public static long startOf(byte[] key) {
        return ~ByteBuffer.wrap(key).getLong(key.length - PLACE);
    }

    /** Executions of all machines with a status. */
    public static byte[] status(Status status) {
        return new byte[] {STATUS, (byte) ExecutionRow.code(status)};
    }

    /** Executions with exactly this name. */
    public static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length + 1)
                .put(NAME)
                .put(text)
                .put(NAME_END)
                .array();
    }

    /** Executions whose name begins so; what follows orders by name, then newest first. */
    public static byte[] namePrefix(String prefix) {
        byte[] text = prefix.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put(NAME).put(text).array();
    }

    /** Executions of all machines that ended with an error. */
    public static byte[] error(String error) {
        return hashed(ERROR, error);
    }

    public static byte[] error(String machineArn, String error) {
        return hashed(MACHINE_ERROR, machineArn + '\n' + error);
    }

    /** Executions of all machines that did not get past a state. */
    public static byte[] state(String state) {
        return hashed(STATE, state);
    }

    public static byte[] state(String machineArn, String state) {
        return hashed(MACHINE_STATE, machineArn + '\n' + state);
    }

    /** Executions that wait for a worker, a callback or a job; what follows is a place that is not inverted. */
    public static byte[] waiting() {
        return new byte[] {WAITING};
    }

    /** The execution waits for somebody; the longest running ones come first. */
    public static byte[] waiting(long startMillis, ExecutionKey key) {
        return ByteBuffer.allocate(1 + 8 + ExecutionKey.LENGTH)
                .put(WAITING)
                .putLong(startMillis)
                .put(key.bytes())
                .array();
    }

    /** {@code prefix} and then {@code rest}. */
    public static byte[] join(byte[] prefix, byte[] rest) {
        return ByteBuffer.allocate(prefix.length + rest.length)
                .put(prefix)
                .put(rest)
                .array();
    }

    private static byte[] hashed(byte tag, String text) {
        return ByteBuffer.allocate(1 + 8).put(tag).putLong(RowKeys.hash(text)).array();
    }
}
