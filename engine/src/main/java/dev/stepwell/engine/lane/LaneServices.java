package dev.stepwell.engine.lane;

import dev.stepwell.engine.Arns;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.live.Broadcast;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.interpreter.ActivityDirectory;
import dev.stepwell.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What all lanes share. Immutable; every part is thread-safe.
 *
 * @param transitions the rate of state transitions, or null when there is no limit
 */
public record LaneServices(
        EngineOptions options,
        Store store,
        MachineCatalog machines,
        ActivityDirectory activities,
        Connectors connectors,
        Calls calls,
        ExecutionReader reader,
        OpenExecutions open,
        Ticker ticker,
        Entropy entropy,
        EngineMetrics metrics,
        Broadcast broadcast,
        ExecutionLogs logs,
        @Nullable TransitionRate transitions,
        byte[] tokenKey) {
    Arns arns() {
        return new Arns(options.region(), options.account());
    }

    /** The epoch at which this process owns a partition; tells its rows from those of processes before it. */
    long epoch(int partition) {
        return store.claim(partition).epoch();
    }
}
