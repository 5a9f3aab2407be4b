package dev.stepwell.engine.lane;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.event.CommitEvent;
import dev.stepwell.engine.live.Broadcast;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import java.util.concurrent.CompletableFuture;

/**
 * The one way out: a batch's effects and replies leave in order, and only after the store has said that it is
 * durable. Then the lane is told. Used by one thread at a time.
 */
public final class EffectGate {
    private final Store store;
    private final Outlets outlets;
    private final Ticker ticker;
    private final EngineMetrics metrics;
    private final Broadcast broadcast;
    private final ExecutionLogs logs;

    EffectGate(LaneServices services, Outlets outlets) {
        this.store = services.store();
        this.outlets = outlets;
        this.ticker = services.ticker();
        this.metrics = services.metrics();
        this.broadcast = services.broadcast();
        this.logs = services.logs();
    }

    /**
     * Hands the batch to the store; what the future says is for {@link #settle}. Also one that writes nothing: its
     * answers must not leave when another node owns the partitions they are about.
     */
    public CompletableFuture<Committed> begin(OpenBatch batch) {
        batch.begunNanos = ticker.nanos();
        batch.event.begin();
        return store.commit(batch.writes);
    }

    /** Lets the effects of a decided batch out if it is durable, and tells the lane. */
    public void settle(OpenBatch batch, Committed outcome, Mailbox lane) {
        if (!batch.writes.isEmpty()) {
            metrics.commitNanos.record(ticker.nanos() - batch.begunNanos);
            metrics.commitExecutions.record(batch.executions());
            metrics.commitBytes.add(batch.writes.bytes());
        }
        boolean durable = outcome instanceof Committed.Durable;
        note(batch, durable);
        if (durable) {
            batch.releases.forEach(outlets::let);
            tell(batch);
        }
        lane.committed(new Committal(batch, outcome));
    }

    private static void note(OpenBatch batch, boolean durable) {
        CommitEvent event = batch.event;
        event.end();
        if (event.shouldCommit()) {
            event.batch = batch.number;
            event.executions = batch.executions();
            event.bytes = batch.writes.bytes();
            event.durable = durable;
            event.commit();
        }
    }

    /** Those who watch hear of it after those who wait. */
    private void tell(OpenBatch batch) {
        broadcast.changed(ticker.now(), batch.begun(), batch.changed);
        if (broadcast.isFollowing()) {
            batch.dirty.forEach(live -> broadcast.advanced(live.key));
            batch.ended.forEach(live -> broadcast.advanced(live.key));
        }
        batch.logged.forEach(logs::take);
    }
}
