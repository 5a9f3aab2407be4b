package dev.stepwell.simulator;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Claim;
import dev.stepwell.store.memory.Image;
import org.jspecify.annotations.Nullable;

/** The disk that all nodes share: what is durable, and whose it is. */
final class SimDisk {
    private final Ledger ledger;
    private final @Nullable Plant plant;
    private final Image image = new Image();
    private long epoch;
    private boolean full;

    SimDisk(Ledger ledger, @Nullable Plant plant) {
        this.ledger = ledger;
        this.plant = plant;
    }

    Image image() {
        return image;
    }

    /** A node takes every partition; the epoch is its own from now on. */
    long take() {
        return ++epoch;
    }

    boolean isFull() {
        return full;
    }

    void full(boolean isFull) {
        full = isFull;
    }

    /** The claim that another node's epoch fences, or null. */
    @Nullable
    Claim fenced(Batch batch) {
        if (plant == Plant.NO_FENCING) {
            return null;
        }
        return batch.claims().stream()
                .filter(claim -> claim.epoch() < epoch)
                .findFirst()
                .orElse(null);
    }

    void apply(Batch batch, long by) {
        ledger.applied(batch, by, image);
    }

    /** Writes only the first half: what no disk under a store with atomic batches does. */
    void applyHalf(Batch batch, long by) {
        Batch half = new Batch();
        batch.claims().forEach(half::claim);
        batch.writes().stream().limit(batch.writes().size() / 2).forEach(write -> Writes.repeat(write, half));
        apply(half, by);
    }
}
