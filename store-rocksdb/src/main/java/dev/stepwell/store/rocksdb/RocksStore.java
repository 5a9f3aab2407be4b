package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.Committed;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The embedded store: a RocksDB in a data directory that belongs to this process alone.
 *
 * <p>{@link #commit} works on the calling thread and returns a completed future: call it from a committer, which does
 * nothing else. When several call at once, RocksDB joins their batches into one write and one sync. It owns every
 * partition; its epoch rises with each open, so that a claim from before is fenced.
 *
 * <p>When the disk is full, commits fail, reads go on, and the first commit after there is space again reopens the
 * database: RocksDB takes no writes after a failed one. What it then recovers ends before the failed write, whose
 * record in the log is not whole. Any other failed write stops all later ones, since nobody can tell what is on the
 * disk. Thread-safe.
 */
public final class RocksStore implements Store {
    /** {@code META}: how often the store was opened. */
    private static final byte[] EPOCH_KEY = "store.epoch".getBytes(UTF_8);

    private static final byte EPOCH_KIND = 1;
    private static final byte EPOCH_VERSION = 1;

    private static final Committed DURABLE = new Committed.Durable();

    /** What the last failed write left behind. */
    private sealed interface Health {
        record Good() implements Health {}

        /** RocksDB takes no writes until it is reopened, which needs space. */
        record OutOfSpace(String reason) implements Health {}

        /** It takes no writes until the process is started anew. */
        record Broken(String reason) implements Health {}
    }

    private static final Health GOOD = new Health.Good();

    private final RocksOptions options;
    private final DataDirectory directory;
    private final FreeSpace space;
    private final HighMark mark;
    private final List<Claim> claims;

    /** Held shared by whoever uses {@link #database}, exclusively by whoever replaces or closes it. */
    private final StampedLock inUse = new StampedLock();

    private @Nullable Database database;
    private volatile Health health = GOOD;
    private volatile boolean closed;

    private RocksStore(RocksOptions options, DataDirectory directory, Database database, HighMark mark, long epoch) {
        this.options = options;
        this.directory = directory;
        this.database = database;
        this.mark = mark;
        this.space = new FreeSpace(directory.database(), options.freeBytesForWork(), options.freeBytesForCommits());
        this.claims = IntStream.range(0, ExecutionKey.PARTITIONS)
                .mapToObj(partition -> new Claim(partition, epoch))
                .toList();
    }

    /**
     * Opens the store, making its directory when it is missing.
     *
     * @throws StoreUnusable when the directory is in use, was written by a newer version, is damaged or cannot be
     *     written; the message is for the user
     */
    public static RocksStore open(RocksOptions options) {
        DataDirectory directory = DataDirectory.open(options.directory());
        RocksStore store = null;
        try {
            NativeLibrary.load(directory.nativeLibrary());
            store = open(options, directory);
            return store;
        } catch (RocksDBException failure) {
            throw unusable(directory, failure);
        } finally {
            if (store == null) {
                directory.close();
            }
        }
    }

    private static RocksStore open(RocksOptions options, DataDirectory directory) throws RocksDBException {
        Tuning.Missing missing = HighMark.isThere(directory.path())
                ? Tuning.Missing.REFUSE
                : directory.isNew() ? Tuning.Missing.MAKE_ALL : Tuning.Missing.MAKE_FAMILIES;
        HighMark.checkManifest(directory.path(), directory.database());
        Database database = Database.open(options, directory.database(), missing);
        HighMark mark = null;
        RocksStore store = null;
        try {
            mark = HighMark.open(directory.path(), database.lastWrite());
            store = new RocksStore(options, directory, database, mark, nextEpoch(database));
            store.note(database);
            return store;
        } finally {
            if (store == null) {
                database.close();
                if (mark != null) {
                    mark.close();
                }
            }
        }
    }

    private static long nextEpoch(Database database) throws RocksDBException {
        byte[] stored = database.get(Table.META, EPOCH_KEY);
        long epoch = 1 + (stored == null ? 0 : ByteBuffer.wrap(stored).getLong(2));
        byte[] next = ByteBuffer.allocate(2 + Long.BYTES)
                .put(EPOCH_KIND)
                .put(EPOCH_VERSION)
                .putLong(epoch)
                .array();
        database.write(new Batch().put(Table.META, EPOCH_KEY, next));
        return epoch;
    }

    @Override
    public CompletableFuture<Committed> commit(Batch batch) {
        return CompletableFuture.completedFuture(committed(batch));
    }

    @Override
    public Claim claim(int partition) {
        return claims.get(partition);
    }

    /** About space alone: a store that failed tells its reason to whoever commits. */
    @Override
    public boolean acceptsWork() {
        return !closed && space.enoughForWork();
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        long stamp = inUse.readLock();
        try {
            return readable().get(table, key);
        } catch (RocksDBException failure) {
            throw unusable(directory, failure);
        } finally {
            inUse.unlockRead(stamp);
        }
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return scan(table, from, to, limit, false);
    }

    @Override
    public List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return scan(table, from, to, limit, true);
    }

    /** Waits for commits and reads under way; later commits fail and later reads throw {@link StoreUnusable}. */
    @Override
    public void close() {
        long stamp = inUse.writeLock();
        try {
            if (!closed) {
                closed = true;
                noteLast();
                closeDatabase();
                mark.close();
                directory.close();
            }
        } finally {
            inUse.unlockWrite(stamp);
        }
    }

    private List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit, boolean backwards) {
        long stamp = inUse.readLock();
        try {
            return readable().scan(table, from, to, limit, backwards);
        } catch (RocksDBException failure) {
            throw unusable(directory, failure);
        } finally {
            inUse.unlockRead(stamp);
        }
    }

    private Database readable() {
        Database open = database;
        if (open == null) {
            String why = health instanceof Health.Broken(var reason) ? reason : "it is closed";
            throw new StoreUnusable("Data directory " + directory.path() + " cannot be read: " + why + ".");
        }
        return open;
    }

    private Committed committed(Batch batch) {
        for (Claim claim : batch.claims()) {
            if (claim.epoch() < claims.get(claim.partition()).epoch()) {
                return new Committed.Fenced(claim.partition(), claim.epoch());
            }
        }
        if (closed) {
            return new Committed.Failed("the store is closed", false);
        }
        if (batch.isEmpty()) {
            return DURABLE;
        }
        if (!space.enoughForCommits()) {
            return new Committed.Failed("the disk of " + directory.path() + " is full: " + space.describe(), true);
        }
        return switch (healed()) {
            case Health.Good _ -> write(batch);
            case Health.OutOfSpace(var reason) -> new Committed.Failed(reason, true);
            case Health.Broken(var reason) -> new Committed.Failed(reason, false);
        };
    }

    private Committed write(Batch batch) {
        long stamp = inUse.readLock();
        try {
            Database open = database;
            if (open == null) {
                return new Committed.Failed("the store is closed", false);
            }
            open.write(batch);
            note(open);
            return DURABLE;
        } catch (RocksDBException failure) {
            return failed(failure);
        } finally {
            inUse.unlockRead(stamp);
        }
    }

    /** Notes how far a database is durable; all in it was written without a failure. */
    private void note(Database open) {
        try {
            mark.durable(open.lastWrite(), open.manifest());
        } catch (RocksDBException | IOException failure) {
            mark.lags(failure);
        }
    }

    /** What was written in the background since the last commit, unless something failed and is in doubt. */
    private void noteLast() {
        Database open = database;
        if (open != null && health instanceof Health.Good) {
            open.endBackgroundWork();
            note(open);
        }
    }

    private Committed failed(RocksDBException failure) {
        String reason = "data directory " + directory.path() + " cannot be written: " + failure.getMessage();
        if (RocksFailure.isUndoneForLackOfSpace(failure)) {
            health = new Health.OutOfSpace(reason);
            return new Committed.Failed(reason, true);
        }
        health = new Health.Broken(reason);
        return new Committed.Failed(reason, false);
    }

    /** The store's health, after an attempt to mend it. */
    private Health healed() {
        if (!(health instanceof Health.OutOfSpace)) {
            return health;
        }
        long stamp = inUse.writeLock();
        try {
            if (health instanceof Health.OutOfSpace && !closed) {
                health = reopened();
            }
            return health;
        } finally {
            inUse.unlockWrite(stamp);
        }
    }

    private Health reopened() {
        closeDatabase();
        try {
            database = Database.open(options, directory.database(), Tuning.Missing.REFUSE);
            return GOOD;
        } catch (RocksDBException failure) {
            return readingOnly(failure);
        }
    }

    /** There is too little space even to reopen: reads go on. */
    private Health readingOnly(RocksDBException cause) {
        String reason = "data directory " + directory.path() + " cannot be reopened: " + cause.getMessage();
        try {
            database = Database.openReadOnly(options, directory.database());
            return RocksFailure.isForLackOfSpace(cause) ? new Health.OutOfSpace(reason) : new Health.Broken(reason);
        } catch (RocksDBException failure) {
            return new Health.Broken(reason + "; nor read: " + failure.getMessage());
        }
    }

    private void closeDatabase() {
        Database open = database;
        database = null;
        if (open != null) {
            open.close();
        }
    }

    private static StoreUnusable unusable(DataDirectory directory, RocksDBException failure) {
        return new StoreUnusable(RocksFailure.explain(directory.path(), failure), failure);
    }
}
