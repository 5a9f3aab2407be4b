package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Refusals;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;

/** Writes a batch and waits until it is durable. */
final class Written {
    private Written() {}

    /** @throws dev.stepwell.engine.Refused when it could not be written */
    static void durably(Store store, Batch batch) {
        switch (store.commit(batch).join()) {
            case Committed.Durable _ -> {
                return;
            }
            case Committed.Fenced _ -> throw Refusals.unavailable("another node owns this data now");
            case Committed.Failed(var reason, var noSpace) ->
                throw Refusals.unavailable(noSpace ? "the disk is full" : "the store failed: " + reason);
        }
    }
}
