package dev.stepwell.engine.lane;

import dev.stepwell.engine.EngineMetrics;
import dev.stepwell.engine.Ticker;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;

/**
 * The one way out: a batch's effects and replies leave in order, and only after the store has said that it is
 * durable. Then the lane is told. Used by one thread at a time.
 */
final class EffectGate {
    private final Store store;
    private final Outlets outlets;
    private final Ticker ticker;
    private final EngineMetrics metrics;

    EffectGate(Store store, Outlets outlets, Ticker ticker, EngineMetrics metrics) {
        this.store = store;
        this.outlets = outlets;
        this.ticker = ticker;
        this.metrics = metrics;
    }

    /** Writes the batch, waits for the outcome, and lets its effects out if it is durable. */
    void pass(OpenBatch batch, Mailbox lane) {
        Committed outcome = written(batch);
        if (outcome instanceof Committed.Durable) {
            batch.releases.forEach(outlets::let);
        }
        lane.committed(new Committal(batch, outcome));
    }

    private Committed written(OpenBatch batch) {
        if (batch.writes.isEmpty()) {
            return new Committed.Durable();
        }
        long before = ticker.nanos();
        Committed outcome = store.commit(batch.writes).join();
        metrics.commitNanos.add(ticker.nanos() - before);
        metrics.commits.increment();
        metrics.commitBytes.add(batch.writes.bytes());
        return outcome;
    }
}
