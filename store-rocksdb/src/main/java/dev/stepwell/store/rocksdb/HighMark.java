package dev.stepwell.store.rocksdb;

import dev.stepwell.store.StoreUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file beside the database that tells how far it was durable: the number of a write, written after each
 * write. Recovery ends at the first record of the log that is not whole, and cannot tell a record that was never
 * finished from one that was damaged later. This mark can: a database that recovers less than it tells has lost
 * something that was acknowledged. It is never ahead of the database, and not synced, so it costs next to nothing and
 * says nothing false after a power cut. Thread-safe.
 */
final class HighMark implements AutoCloseable {
    static final String FILE = "SEQUENCE";

    private static final System.Logger LOG = System.getLogger(HighMark.class.getName());

    private static final int BYTES = 2 * Long.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer content = ByteBuffer.allocate(BYTES);
    private long highest;
    private boolean isTold;

    private HighMark(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Whether a store was whole here before. */
    static boolean isThere(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /**
     * Opens the mark of a data directory, making it where there is none.
     *
     * @param recovered the number of the last write that the database has
     * @throws StoreUnusable when the database has less than the mark tells
     */
    static HighMark open(Path directory, long recovered) {
        Path file = directory.resolve(FILE);
        try {
            long known = Files.exists(file) ? read(Files.readAllBytes(file)) : 0;
            if (recovered < known) {
                throw new StoreUnusable("Data directory " + directory + " is damaged: its log ends at write "
                        + recovered + ", though write " + known + " was durable. Restore it from a backup. To go on"
                        + " without the writes between them, which were acknowledged, delete " + file + ".");
            }
            HighMark mark =
                    new HighMark(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            mark.highest = recovered;
            mark.write();
            return mark;
        } catch (IOException failure) {
            throw new StoreUnusable(
                    "Data directory " + directory + " cannot be used: " + file + ": " + failure, failure);
        }
    }

    /** Notes that all writes up to {@code number} are durable. */
    synchronized void durable(long number) {
        if (number > highest) {
            highest = number;
            write();
        }
    }

    @Override
    public synchronized void close() {
        write();
        try {
            channel.close();
        } catch (IOException failure) {
            told(failure);
        }
    }

    /** A mark that cannot be written fails no write: it only checks less after a crash. */
    private void write() {
        try {
            content.clear().putLong(highest).putLong(checksum(highest)).flip();
            channel.write(content, 0);
        } catch (IOException failure) {
            told(failure);
        }
    }

    private void told(IOException failure) {
        if (!isTold) {
            isTold = true;
            LOG.log(System.Logger.Level.WARNING, file + " cannot be written; damage of the log may go unseen", failure);
        }
    }

    /** A mark that is not whole, as a power cut may leave it, tells nothing. */
    private static long read(byte[] content) {
        if (content.length != BYTES) {
            return 0;
        }
        ByteBuffer read = ByteBuffer.wrap(content);
        long number = read.getLong();
        return read.getLong() == checksum(number) ? number : 0;
    }

    private static long checksum(long number) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return sum.getValue();
    }
}
