package dev.stepwell.engine.metric;

import dev.stepwell.engine.event.RefusalEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What the engine counts, since it was opened. Thread-safe; read at any time. */
public final class EngineMetrics {
    private final List<LaneMetrics> lanes;
    private final Map<RefusalReason, LongAdder> refusals = new EnumMap<>(RefusalReason.class);

    /** Executions started, durable or not. */
    public final LongAdder executionsStarted = new LongAdder();

    /** Executions ended, durable or not. */
    public final LongAdder executionsEnded = new LongAdder();

    /** Closed executions deleted when their time was up. */
    public final LongAdder executionsDeleted = new LongAdder();

    /** History events written. */
    public final LongAdder historyEvents = new LongAdder();

    /** State transitions that had to wait for their turn. */
    public final LongAdder transitionsThrottled = new LongAdder();

    /** Commands that lanes handled. */
    public final LongAdder commands = new LongAdder();

    /** Executions in each durable write. */
    public final Histogram commitExecutions = Buckets.sizes();

    /** Bytes in durable writes. */
    public final LongAdder commitBytes = new LongAdder();

    /** Nanoseconds from handing a batch to the store until it was durable. */
    public final Histogram commitNanos = Buckets.time();

    /** Batches the store failed to write or that were fenced. */
    public final LongAdder commitFailures = new LongAdder();

    /** Nanoseconds starts waited for their turn in a lane. */
    public final Histogram admissionNanos = Buckets.time();

    /** Task calls made. */
    public final LongAdder calls = new LongAdder();

    /** Task calls released and not yet answered. */
    public final LongAdder callsUnderWay = new LongAdder();

    /** Task calls waiting for their turn: the depth of the gate. */
    public final LongAdder callsWaiting = new LongAdder();

    /** Task calls whose outcome a crash made unknown. */
    public final LongAdder callsLost = new LongAdder();

    /** Express executions running. */
    public final LongAdder expressRunning = new LongAdder();

    /** Nanoseconds task calls took. */
    public final Histogram callNanos = Buckets.calls();

    /** Milliseconds by which wakes were late when they fired. */
    public final Histogram wakeLateMillis = Buckets.lateness();

    /** Executions read from the store because they were not in memory. */
    public final LongAdder cacheMisses = new LongAdder();

    /** @param lanes how many lanes there are */
    public EngineMetrics(int lanes) {
        this.lanes = IntStream.range(0, lanes).mapToObj(_ -> new LaneMetrics()).toList();
        for (RefusalReason reason : RefusalReason.values()) {
            refusals.put(reason, new LongAdder());
        }
    }

    /** Those of each lane, in order. */
    public List<LaneMetrics> lanes() {
        return lanes;
    }

    /** New work was refused. */
    public void refused(RefusalReason reason) {
        refusals(reason).increment();
        RefusalEvent.happened(reason.name());
    }

    /** How often new work was refused for this reason. */
    public LongAdder refusals(RefusalReason reason) {
        return Objects.requireNonNull(refusals.get(reason));
    }
}
