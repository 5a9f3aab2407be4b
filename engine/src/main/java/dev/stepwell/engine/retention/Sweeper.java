package dev.stepwell.engine.retention;

import dev.stepwell.engine.Drivers;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.index.BackFill;
import dev.stepwell.engine.index.Tally;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the partitions every minute and deletes what has been closed for long enough, a small write at a time
 * with a pause after each, so that it takes little from those who work. A failed write is tried again the next
 * minute. What an older version left to be indexed is done before anything is deleted. Thread-safe.
 */
public final class Sweeper {
    /** Executions in one write. */
    static final int BATCH = 256;

    /** Executions looked at to find which expired ones are neighbours. */
    static final int NEIGHBOURS_MAX = 4 * BATCH;

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(20);

    private final Store store;
    private final Ticker ticker;
    private final Drivers drivers;
    private final Duration kept;
    private final EngineMetrics metrics;
    private final BackFill backFill;
    private final Tally tally;
    private int partition;
    private boolean stopped;
    private Ticker.@Nullable Alarm alarm;

    /** What it works with. */
    public record Parts(Store store, Ticker ticker, EngineMetrics metrics, BackFill backFill, Drivers drivers) {}

    /** @param kept how long a closed execution is kept */
    public Sweeper(Parts parts, Duration kept) {
        this.drivers = parts.drivers();
        this.store = parts.store();
        this.ticker = parts.ticker();
        this.kept = kept;
        this.metrics = parts.metrics();
        this.backFill = parts.backFill();
        this.tally = new Tally(store, Tally.SWEEPER);
    }

    /** Begins; the first sweep is a minute away, unless rows of an older version are to be filled in first. */
    public synchronized void start() {
        next(backFill.isDone() ? BETWEEN_SWEEPS : BETWEEN_WRITES);
    }

    /** Stops after the write at hand. */
    public synchronized void stop() {
        stopped = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private void next(Duration delay) {
        if (!stopped) {
            // alarms must not block, and a sweep waits for the disk
            alarm = ticker.schedule(delay, () -> drivers.background(this::turn));
        }
    }

    private synchronized void turn() {
        if (stopped) {
            return;
        }
        try {
            boolean more = backFill.isDone() ? sweep() : backFill.slice();
            next(more ? BETWEEN_WRITES : BETWEEN_SWEEPS);
        } catch (StoreUnusable | Refused e) {
            LOG.warn("closed executions could not be deleted: {}", e.getMessage());
            tally.forget();
            next(BETWEEN_SWEEPS);
        }
    }

    /** Makes one write; false when there was nothing to delete, or it failed. */
    private boolean sweep() {
        Instant now = ticker.now();
        // a retention of centuries must not overflow the time
        long before = now.toEpochMilli() - Math.min(now.toEpochMilli(), kept.toMillis());
        for (int looked = 0; looked < ExecutionKey.PARTITIONS; looked++) {
            Expired expired = Expired.find(store, partition, before, BATCH);
            Batch deletion = expired.deletion(tally);
            if (!deletion.isEmpty()) {
                return delete(expired, deletion);
            }
            partition = (partition + 1) % ExecutionKey.PARTITIONS;
        }
        return false;
    }

    private boolean delete(Expired expired, Batch deletion) {
        Committed outcome = store.commit(deletion).join();
        if (outcome instanceof Committed.Durable) {
            metrics.executionsDeleted.add(expired.count());
            tally.trim();
            return true;
        }
        tally.forget();
        LOG.warn("closed executions could not be deleted: {}", outcome);
        return false;
    }
}
