package dev.stepwell.store.rocksdb;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The manifest of an open database, as far as it is on disk. Asked for at every write, so it is looked up only when it
 * may have changed, and only what was added to it is read. Thread-safe.
 */
final class LiveManifest {
    /**
     * Rises with every change of a family's files or memtables, after the manifest was synced with it. What else comes
     * into the manifest, that a log was synced, follows a change of memtables within the same write.
     */
    private static final String VERSION = "rocksdb.current-super-version-number";

    private static final long NO_VERSION = -1;

    private final RocksDB rocks;
    private final Path database;

    /** Of as many bytes as {@link #last} has. */
    private final CRC32C sum = new CRC32C();

    private volatile Manifest last = Manifest.UNKNOWN;
    /** The version at which {@link #last} was looked up. */
    private volatile long version = NO_VERSION;

    LiveManifest(RocksDB rocks, Path database) {
        this.rocks = rocks;
        this.database = database;
    }

    /**
     * How far it is on disk now, or was a moment ago.
     *
     * @throws IOException when it cannot be read; the next call tries again
     */
    Manifest now() throws RocksDBException, IOException {
        long found = rocks.getAggregatedLongProperty(VERSION);
        return found == version ? last : lookUp(found);
    }

    /** The next call looks it up in any case: records may have come into it after the version rose. */
    synchronized void lookAgain() {
        version = NO_VERSION;
    }

    private synchronized Manifest lookUp(long found) throws RocksDBException, IOException {
        if (found == version) {
            return last;
        }
        // number and size are of one moment, and of the last change that RocksDB has synced
        RocksDB.LiveFiles files = rocks.getLiveFiles(false);
        ManifestFile file = ManifestFile.among(database, files.files);
        Manifest before = last;
        if (file.number() != before.number() || files.manifestFileSize < before.bytes()) {
            before = Manifest.UNKNOWN;
            sum.reset();
        }
        boolean isRead = false;
        try {
            file.sum(sum, before.bytes(), files.manifestFileSize);
            last = new Manifest(file.number(), files.manifestFileSize, (int) sum.getValue());
            version = found;
            isRead = true;
        } catch (NoSuchFileException gone) {
            requireAnother(file, gone);
        } finally {
            if (!isRead) {
                sum.reset();
                last = Manifest.UNKNOWN;
                version = NO_VERSION;
            }
        }
        return last;
    }

    /** A manifest may go when another took its place; that one is for the next call. */
    private void requireAnother(ManifestFile file, NoSuchFileException gone) throws RocksDBException, IOException {
        if (ManifestFile.among(database, rocks.getLiveFiles(false).files).number() == file.number()) {
            throw gone;
        }
    }
}
