package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Refusals;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;

/**
 * Writes what belongs to no execution, the catalog above all, and waits until it is durable. Whoever owns partition 0
 * owns it, so a node that was taken over cannot change it any more.
 */
public final class Written {
    /** The partition whose owner may write it. */
    public static final int OWNING_PARTITION = 0;

    private Written() {}

    /** @throws dev.stepwell.engine.Refused when it could not be written */
    public static void durably(Store store, Batch batch) {
        switch (store.commit(batch.claim(store.claim(OWNING_PARTITION))).join()) {
            case Committed.Durable _ -> {
                return;
            }
            case Committed.Fenced _ -> throw Refusals.unavailable("another node owns this data now");
            case Committed.Failed(var reason, var noSpace) ->
                throw Refusals.unavailable(noSpace ? "the disk is full" : "the store failed: " + reason);
        }
    }
}
