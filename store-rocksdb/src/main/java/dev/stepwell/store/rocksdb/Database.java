package dev.stepwell.store.rocksdb;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, opened: tables on column families. Thread-safe, except that nobody may use it during or after
 * {@link #close}: native memory is gone then. {@link RocksStore} sees to that.
 */
final class Database implements AutoCloseable {
    /** Native objects, closed in reverse. */
    private final Deque<AbstractNativeReference> owned;

    private final RocksDB rocks;
    private final WriteOptions synced;
    private final LiveManifest manifest;
    private final List<ColumnFamilyHandle> families;
    private final int[] familyIds;

    private Database(
            Deque<AbstractNativeReference> owned, RocksDB rocks, Path directory, List<ColumnFamilyHandle> families) {
        this.owned = owned;
        this.rocks = rocks;
        this.synced = new WriteOptions().setSync(true);
        this.manifest = new LiveManifest(rocks, directory);
        this.families = families;
        this.familyIds = families.stream().mapToInt(ColumnFamilyHandle::getID).toArray();
        owned.push(synced);
    }

    /** Opens it for reading and writing. */
    static Database open(RocksOptions options, Path directory, Tuning.Missing missing) throws RocksDBException {
        return open(options, directory, missing, RocksDB::open);
    }

    /** Opens it for reading only, which needs no space on the disk. */
    static Database openReadOnly(RocksOptions options, Path directory) throws RocksDBException {
        return open(options, directory, Tuning.Missing.REFUSE, RocksDB::openReadOnly);
    }

    private interface Opener {
        RocksDB open(
                DBOptions database,
                String directory,
                List<ColumnFamilyDescriptor> descriptors,
                List<ColumnFamilyHandle> handles)
                throws RocksDBException;
    }

    private static Database open(RocksOptions options, Path directory, Tuning.Missing missing, Opener opener)
            throws RocksDBException {
        var owned = new ArrayDeque<AbstractNativeReference>();
        try {
            var tuning = new Tuning(options, owned);
            var handles = new ArrayList<ColumnFamilyHandle>();
            RocksDB rocks = opener.open(tuning.database(missing), directory.toString(), tuning.families(), handles);
            owned.push(rocks);
            handles.forEach(owned::push);
            // the first is RocksDB's default family, which must exist and stays empty
            return new Database(owned, rocks, directory, List.copyOf(handles.subList(1, handles.size())));
        } catch (RocksDBException failure) {
            closeAll(owned);
            throw failure;
        }
    }

    /** Writes the batch and waits until it is on disk; batches that wait together share a sync. */
    void write(Batch batch) throws RocksDBException {
        try (var rows = new WriteBatch(BatchBytes.of(batch, familyIds))) {
            rocks.write(synced, rows);
        }
    }

    /** The number of the last write, which is durable; numbers only rise. */
    long lastWrite() {
        return rocks.getLatestSequenceNumber();
    }

    /** How far the manifest is on disk; cheap enough to be asked for at every write. */
    Manifest manifest() throws RocksDBException, IOException {
        return manifest.now();
    }

    /** Ends all work in the background, for good, so that the manifest is as {@link #close} will leave it. */
    void endBackgroundWork() {
        rocks.cancelAllBackgroundWork(true);
        manifest.lookAgain();
    }

    byte @Nullable [] get(Table table, byte[] key) throws RocksDBException {
        return rocks.get(family(table), inTable(table, key));
    }

    List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit, boolean backwards)
            throws RocksDBException {
        byte[] first = inTable(table, from);
        byte[] end = to == null ? new byte[] {(byte) (table.code() + 1)} : inTable(table, to);
        if (limit <= 0 || Arrays.compareUnsigned(first, end) >= 0) {
            return List.of();
        }
        try (var lower = new Slice(first);
                var upper = new Slice(end);
                var bounds = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
                RocksIterator iterator = rocks.newIterator(family(table), bounds)) {
            return backwards ? readBackwards(iterator, limit) : readForwards(iterator, limit);
        }
    }

    @Override
    public void close() {
        closeAll(owned);
    }

    private static void closeAll(Deque<AbstractNativeReference> owned) {
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
    }

    private static List<Row> readForwards(RocksIterator iterator, int limit) throws RocksDBException {
        var rows = new ArrayList<Row>();
        iterator.seekToFirst();
        while (rows.size() < limit && iterator.isValid()) {
            rows.add(row(iterator));
            iterator.next();
        }
        iterator.status();
        return rows;
    }

    private static List<Row> readBackwards(RocksIterator iterator, int limit) throws RocksDBException {
        var rows = new ArrayList<Row>();
        iterator.seekToLast();
        while (rows.size() < limit && iterator.isValid()) {
            rows.add(row(iterator));
            iterator.prev();
        }
        iterator.status();
        return rows;
    }

    private static Row row(RocksIterator iterator) {
        byte[] key = iterator.key();
        return new Row(Arrays.copyOfRange(key, 1, key.length), iterator.value());
    }

    private ColumnFamilyHandle family(Table table) {
        return families.get(Family.of(table).place());
    }

    private static byte[] inTable(Table table, byte[] key) {
        byte[] prefixed = new byte[1 + key.length];
        prefixed[0] = (byte) table.code();
        System.arraycopy(key, 0, prefixed, 1, key.length);
        return prefixed;
    }
}
