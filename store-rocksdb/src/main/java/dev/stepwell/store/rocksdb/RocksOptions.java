package dev.stepwell.store.rocksdb;

import java.nio.file.Path;

/**
 * Where the store lies and what it may use. The defaults keep an idle server small; a busy one with memory to spare
 * gains from a larger cache and larger memtables. Immutable.
 *
 * @param directory the data directory, made when it is missing
 * @param blockCacheBytes memory for blocks read from disk, their indexes and filters
 * @param memtableBytes size at which a column family's memtable is written out
 * @param memtableBytesTotal size of all memtables together at which the largest is written out
 * @param logBytesMax size of the write-ahead log at which memtables are written out, which bounds the time of a restart
 * @param freeBytesForWork free disk space below which the store accepts no new work
 * @param freeBytesForCommits free disk space below which commits fail without touching the disk
 */
public record RocksOptions(
        Path directory,
        long blockCacheBytes,
        long memtableBytes,
        long memtableBytesTotal,
        long logBytesMax,
        long freeBytesForWork,
        long freeBytesForCommits) {
    private static final long MEBIBYTE = 1024 * 1024;

    public static final long BLOCK_CACHE_BYTES = 32 * MEBIBYTE;
    public static final long MEMTABLE_BYTES = 16 * MEBIBYTE;
    public static final long MEMTABLE_BYTES_TOTAL = 48 * MEBIBYTE;
    public static final long LOG_BYTES_MAX = 64 * MEBIBYTE;
    public static final long FREE_BYTES_FOR_WORK = 64 * MEBIBYTE;
    public static final long FREE_BYTES_FOR_COMMITS = 16 * MEBIBYTE;

    /** RocksDB's memtables do not work below this. */
    private static final long MEMTABLE_BYTES_MIN = 64 * 1024;

    public RocksOptions {
        atLeast("blockCacheBytes", blockCacheBytes, 0);
        atLeast("memtableBytes", memtableBytes, MEMTABLE_BYTES_MIN);
        atLeast("memtableBytesTotal", memtableBytesTotal, memtableBytes);
        atLeast("logBytesMax", logBytesMax, memtableBytes);
        atLeast("freeBytesForCommits", freeBytesForCommits, 0);
        atLeast("freeBytesForWork", freeBytesForWork, freeBytesForCommits);
    }

    /** The defaults, in {@code directory}. */
    public static RocksOptions in(Path directory) {
        return new RocksOptions(
                directory,
                BLOCK_CACHE_BYTES,
                MEMTABLE_BYTES,
                MEMTABLE_BYTES_TOTAL,
                LOG_BYTES_MAX,
                FREE_BYTES_FOR_WORK,
                FREE_BYTES_FOR_COMMITS);
    }

    /** The same with other limits of free disk space. */
    public RocksOptions withFreeBytes(long forWork, long forCommits) {
        return new RocksOptions(
                directory, blockCacheBytes, memtableBytes, memtableBytesTotal, logBytesMax, forWork, forCommits);
    }

    /** The same with memtables of another size; all of them, and the log, are bounded by four times that. */
    public RocksOptions withMemtableBytes(long bytes) {
        return new RocksOptions(
                directory, blockCacheBytes, bytes, 4 * bytes, 4 * bytes, freeBytesForWork, freeBytesForCommits);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
    }
}
