package dev.stepwell.asl.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Collects bytes up to a limit, beyond which writing fails. Confined to one writer. */
final class BoundedBytes extends OutputStream {
    private static final byte[] NOTHING = {};

    private final int max;
    /** The first write, which most often is the only one, gets as much as it needs. */
    private byte[] bytes = NOTHING;

    private int size;

    BoundedBytes(int max) {
        this.max = max;
    }

    /** What was collected; nothing is written any more. */
    byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    @Override
    public void write(int b) throws IOException {
        makeRoom(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        makeRoom(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void makeRoom(int length) throws IOException {
        if (length > max - size) {
            throw new IOException("JSON text would be longer than " + max + " bytes");
        }
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, Math.min(max, 2 * bytes.length)));
        }
    }
}
