package dev.stepwell.engine.index;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import dev.stepwell.store.memory.FaultyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A store to which something happens just before its next commits or reads of numbers. Confined to one thread. */
final class InterruptedStore implements Store {
    private final FaultyStore disk = new FaultyStore();
    private final Deque<Runnable> beforeCommits = new ArrayDeque<>();
    private final Deque<Runnable> beforeCountReads = new ArrayDeque<>();

    /** What lies behind; nothing happens before what is asked of it. */
    FaultyStore disk() {
        return disk;
    }

    /** What happens before the next commit, the one after it, and so on. */
    void beforeCommits(Runnable... events) {
        beforeCommits.addAll(List.of(events));
    }

    /** What happens before the next row of numbers is read, the one after it, and so on. */
    void beforeCountReads(Runnable... events) {
        beforeCountReads.addAll(List.of(events));
    }

    private static void next(Deque<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }

    @Override
    public CompletableFuture<Committed> commit(Batch batch) {
        next(beforeCommits);
        return disk.commit(batch);
    }

    @Override
    public Claim claim(int partition) {
        return disk.claim(partition);
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        if (table == Table.COUNT) {
            next(beforeCountReads);
        }
        return disk.get(table, key);
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return disk.scan(table, from, to, limit);
    }

    @Override
    public List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit) {
        return disk.scanBackwards(table, from, to, limit);
    }

    @Override
    public void close() {
        disk.close();
    }
}
