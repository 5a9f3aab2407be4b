package dev.stepwell.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of bytes with atomic, durable batches. Keys order as unsigned bytes.
 *
 * <p>Writes: {@link #commit} applies a batch wholly or not at all; the future completes when it is durable, fenced or
 * failed, and never exceptionally. Batches of one caller become durable in the order they were handed in. Reads see
 * committed data only: a batch is visible at the latest when its future completes. Thread-safe.
 */
public interface Store extends AutoCloseable {
    CompletableFuture<Committed> commit(Batch batch);

    /** The value under {@code key}, or null. */
    byte @Nullable [] get(Table table, byte[] key);

    /**
     * Rows with {@code from <= key < to}, at most {@code limit}, ascending.
     *
     * @param to exclusive end, or null for the end of the table
     */
    List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit);

    /** As {@link #scan}, from the end of the range backwards. */
    List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit);

    /** Releases everything; waits for commits under way. */
    @Override
    void close();
}
