package dev.stepwell.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of bytes with atomic, durable batches. Keys order as unsigned bytes.
 *
 * <p>Writes: {@link #commit} applies a batch wholly or not at all; the future completes when it is durable, fenced or
 * failed, and never exceptionally. A batch without writes only asks whether its claims hold. Batches of one caller
 * become durable in the order they were handed in. Reads see committed data only: a batch is visible at the latest when
 * its future completes. Thread-safe.
 *
 * <p>An implementation says whether {@link #commit} works on the calling thread or elsewhere. Either way the caller
 * is a thread that may wait: never a lane.
 *
 * <p>A read that the storage cannot answer throws {@link StoreUnusable}.
 */
public interface Store extends AutoCloseable {
    CompletableFuture<Committed> commit(Batch batch);

    /**
     * This node's claim to a partition, to be put into every batch that touches the partition. An embedded store owns
     * all partitions, at an epoch that rises with every open.
     */
    Claim claim(int partition);

    /**
     * Whether there is room for new work. False says: finish what is under way, refuse what is new, for space runs out;
     * it turns true again by itself. Cheap enough to ask before every start.
     */
    default boolean acceptsWork() {
        return true;
    }

    /** The value under {@code key}, or null. */
    byte @Nullable [] get(Table table, byte[] key);

    /**
     * Rows with {@code from <= key < to}, at most {@code limit}, ascending. They are one moment's view of the table.
     *
     * @param from an empty array for the beginning of the table
     * @param to exclusive end, or null for the end of the table
     */
    List<Row> scan(Table table, byte[] from, byte @Nullable [] to, int limit);

    /** As {@link #scan}, from the end of the range backwards. */
    List<Row> scanBackwards(Table table, byte[] from, byte @Nullable [] to, int limit);

    /** Releases everything; waits for commits under way. */
    @Override
    void close();
}
