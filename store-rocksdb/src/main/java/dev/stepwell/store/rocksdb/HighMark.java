package dev.stepwell.store.rocksdb;

import dev.stepwell.store.StoreUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file beside the database that tells how far it was durable, written after each write. RocksDB takes what it finds
 * for all there was: recovery ends at the first record of the log that is not whole, and cannot tell a record that was
 * never finished from one that was damaged later; and a manifest that was cut is an older one that is whole. This mark
 * can tell: a database that has less has lost something that was acknowledged. It is never ahead of the database, and
 * not synced, so it costs next to nothing and says nothing false after a power cut. Thread-safe.
 */
final class HighMark implements AutoCloseable {
    static final String FILE = "SEQUENCE";

    private static final System.Logger LOG = System.getLogger(HighMark.class.getName());

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer content = ByteBuffer.allocate(Mark.BYTES);
    private Mark highest;
    private boolean isTold;

    private HighMark(Path file, FileChannel channel, Mark highest) {
        this.file = file;
        this.channel = channel;
        this.highest = highest;
    }

    /** Whether a store was whole here before. */
    static boolean isThere(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /**
     * Compares the manifest with the mark, where there are both. To be called before RocksDB opens the database, since
     * it then writes another manifest and deletes the files that are not in it.
     *
     * @param directory the data directory
     * @param database the directory in it with RocksDB's files
     * @throws StoreUnusable when the manifest has less than the mark tells
     */
    static void checkManifest(Path directory, Path database) {
        try {
            ManifestFile found = ManifestFile.current(database);
            String lack = found == null ? null : found.lacks(read(directory).manifest());
            if (lack != null) {
                throw damaged(directory, lack);
            }
        } catch (IOException failure) {
            throw unusable(directory, database, failure);
        }
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
            Mark known = read(directory);
            if (recovered < known.write()) {
                throw damaged(
                        directory,
                        "its log ends at write " + recovered + ", though write " + known.write() + " was durable");
            }
            HighMark mark = new HighMark(
                    file,
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    new Mark(recovered, known.manifest()));
            mark.write();
            return mark;
        } catch (IOException failure) {
            throw unusable(directory, file, failure);
        }
    }

    /** Notes that everything up to these is durable. */
    synchronized void durable(long write, Manifest manifest) {
        if (write > highest.write() || highest.manifest().isBehind(manifest)) {
            highest = new Mark(
                    Math.max(write, highest.write()), highest.manifest().orLater(manifest));
            write();
        }
    }

    /** The mark stays behind what is durable, which fails no write: it only checks less after a crash. */
    synchronized void lags(Exception failure) {
        if (!isTold) {
            isTold = true;
            LOG.log(System.Logger.Level.WARNING, file + " cannot be kept; damage may go unseen", failure);
        }
    }

    @Override
    public synchronized void close() {
        write();
        try {
            channel.close();
        } catch (IOException failure) {
            lags(failure);
        }
    }

    private void write() {
        try {
            highest.to(content);
            channel.write(content, 0);
        } catch (IOException failure) {
            lags(failure);
        }
    }

    private static Mark read(Path directory) throws IOException {
        return isThere(directory) ? Mark.of(Files.readAllBytes(directory.resolve(FILE))) : Mark.NONE;
    }

    private static StoreUnusable damaged(Path directory, String how) {
        return new StoreUnusable("Data directory " + directory + " is damaged: " + how
                + ". Restore it from a backup. To go on without the writes that are missing, which were acknowledged,"
                + " delete " + directory.resolve(FILE) + ".");
    }

    private static StoreUnusable unusable(Path directory, Path file, IOException failure) {
        return new StoreUnusable("Data directory " + directory + " cannot be used: " + file + ": " + failure, failure);
    }
}
