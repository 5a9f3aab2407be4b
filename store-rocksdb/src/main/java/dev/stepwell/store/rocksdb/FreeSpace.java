package dev.stepwell.store.rocksdb;

import dev.stepwell.store.StoreUnusable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The space left on the store's disk, against its two limits. Looked up at every commit; between commits the last
 * answer stands as long as it is a good one. Thread-safe.
 */
final class FreeSpace {
    private final FileStore disk;
    private final long bytesForWork;
    private final long bytesForCommits;
    private volatile long lastSeen;

    FreeSpace(Path directory, long bytesForWork, long bytesForCommits) {
        this.bytesForWork = bytesForWork;
        this.bytesForCommits = bytesForCommits;
        try {
            this.disk = Files.getFileStore(directory);
        } catch (IOException failure) {
            throw new StoreUnusable("The disk of data directory " + directory + " cannot be read: " + failure, failure);
        }
        look();
    }

    boolean enoughForWork() {
        return lastSeen >= bytesForWork || look() >= bytesForWork;
    }

    boolean enoughForCommits() {
        return look() >= bytesForCommits;
    }

    /** For the operator. */
    String describe() {
        return lastSeen / 1024 + " KiB are free, and " + bytesForCommits / 1024 + " KiB are kept in reserve";
    }

    private long look() {
        try {
            lastSeen = disk.getUsableSpace();
        } catch (IOException _) {
            // a disk that cannot tell its space has none for us; the next look may differ
            lastSeen = 0;
        }
        return lastSeen;
    }
}
