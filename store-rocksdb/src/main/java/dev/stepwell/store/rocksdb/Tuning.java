package dev.stepwell.store.rocksdb;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's settings for the way an engine writes: synced batches, small state rewritten often, history written once.
 */
final class Tuning {
    /** Logs kept for reuse: appending to a file that has its length already halves the time of a sync. */
    private static final int RECYCLED_LOGS = 4;

    private static final int BACKGROUND_JOBS = 2;
    private static final int OPEN_FILES_MAX = 512;
    private static final int OWN_LOGS_KEPT = 4;
    private static final long OWN_LOG_BYTES_MAX = 1024 * 1024;
    private static final long MANIFEST_PREALLOCATED_BYTES = 64 * 1024;
    private static final int CACHE_SHARD_BITS = 2;
    private static final double BLOOM_BITS_PER_KEY = 10;
    private static final long BLOB_BYTES_MIN = 512;
    private static final long BLOB_FILE_BYTES = 64 * 1024 * 1024;

    /**
     * The share of blob files, oldest first, that compaction empties by copying what is still needed. Histories are
     * deleted about in the order they were written, so most files empty themselves; copying is for the few that the
     * histories of very old executions would keep. A larger share copies what is merely old, again and again.
     */
    private static final double BLOB_FILES_EMPTIED = 0.02;

    /** Every read walks the range deletions of its memtable, so a memtable with this many is written out. */
    private static final int RANGE_DELETIONS_PER_MEMTABLE_MAX = 1_000;

    /**
     * Written memtables of a family that are merged at once into what lies below. A merge rewrites most of what is
     * there, however little is new, so fewer merges of more files cost less; but a read by key looks into each file.
     */
    private static final int FILES_MERGED = 8;

    /** As {@link #FILES_MERGED}, of a family that is mostly scanned: a scan looks into each file once for many rows. */
    private static final int SCANNED_FILES_MERGED = 16;

    /** Memtables of a family that may wait to be written out before writes wait for them. */
    private static final int MEMTABLES_PER_FAMILY_MAX = 4;

    /**
     * RocksDB slows and at last stops writes while compaction lags behind. On a disk with too little room to compact
     * that would be for ever, where a commit must fail instead, so it never does; who admits work watches commits
     * anyway.
     */
    private static final int NO_FILES_STALL = Integer.MAX_VALUE;

    /** As {@link #NO_FILES_STALL}. */
    private static final long NO_BYTES_STALL = 0;

    private final RocksOptions options;
    private final Deque<AbstractNativeReference> owned;
    private final BlockBasedTableConfig tables;

    /** @param owned receives every native object that is made here, to be closed in reverse */
    Tuning(RocksOptions options, Deque<AbstractNativeReference> owned) {
        this.options = options;
        this.owned = owned;
        this.tables = new BlockBasedTableConfig()
                .setBlockCache(own(new LRUCache(options.blockCacheBytes(), CACHE_SHARD_BITS)))
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_PER_KEY)))
                .setOptimizeFiltersForMemory(true)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
    }

    /** What to do about a database, or families of it, that is not there. */
    enum Missing {
        /** Nothing was written here before. */
        MAKE_ALL,
        /** The process may have died between making the database and making its families. */
        MAKE_FAMILIES,
        /** All of it was there, so what is missing is lost. */
        REFUSE
    }

    DBOptions database(Missing missing) {
        return own(withVerifiedLogs())
                .setCreateIfMissing(missing == Missing.MAKE_ALL)
                .setCreateMissingColumnFamilies(missing != Missing.REFUSE)
                .setParanoidChecks(true)
                .setRecycleLogFileNum(RECYCLED_LOGS)
                // recovery ends at the first record that is not whole: the tail that no caller was told about
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setMaxTotalWalSize(options.logBytesMax())
                .setDbWriteBufferSize(options.memtableBytesTotal())
                .setMaxBackgroundJobs(BACKGROUND_JOBS)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setManifestPreallocationSize(MANIFEST_PREALLOCATED_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(OWN_LOGS_KEPT)
                .setMaxLogFileSize(OWN_LOG_BYTES_MAX)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    /**
     * Options under which the manifest lists the logs and how far each was synced, so that a log that is missing or too
     * short is damage and not the end. There is no setter for this.
     */
    private static DBOptions withVerifiedLogs() {
        var properties = new Properties();
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        return Objects.requireNonNull(DBOptions.getDBOptionsFromProps(properties), "RocksDB knows the option");
    }

    List<ColumnFamilyDescriptor> families() {
        var descriptors = new ArrayList<ColumnFamilyDescriptor>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, plain()));
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.label(), settings(family)));
        }
        return descriptors;
    }

    private ColumnFamilyOptions settings(Family family) {
        return switch (family) {
            case STATE -> plain();
            case INDEX -> plain().setLevelZeroFileNumCompactionTrigger(SCANNED_FILES_MERGED);
            case HISTORY ->
                plain().setEnableBlobFiles(true)
                        .setMinBlobSize(BLOB_BYTES_MIN)
                        .setBlobFileSize(BLOB_FILE_BYTES)
                        .setBlobCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setEnableBlobGarbageCollection(true)
                        .setBlobGarbageCollectionAgeCutoff(BLOB_FILES_EMPTIED);
        };
    }

    private ColumnFamilyOptions plain() {
        return own(new ColumnFamilyOptions())
                .setWriteBufferSize(options.memtableBytes())
                .setMaxWriteBufferNumber(MEMTABLES_PER_FAMILY_MAX)
                .setLevelZeroFileNumCompactionTrigger(FILES_MERGED)
                .setLevelZeroSlowdownWritesTrigger(NO_FILES_STALL)
                .setLevelZeroStopWritesTrigger(NO_FILES_STALL)
                .setSoftPendingCompactionBytesLimit(NO_BYTES_STALL)
                .setHardPendingCompactionBytesLimit(NO_BYTES_STALL)
                .setMemtableMaxRangeDeletions(RANGE_DELETIONS_PER_MEMTABLE_MAX)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(tables);
    }

    private <T extends AbstractNativeReference> T own(T resource) {
        owned.push(resource);
        return resource;
    }
}
