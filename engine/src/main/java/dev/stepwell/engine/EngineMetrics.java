package dev.stepwell.engine;

import java.util.concurrent.atomic.LongAdder;

/** What the engine counts, since it was opened. Thread-safe; read at any time. */
public final class EngineMetrics {
    /** Executions started, durable or not. */
    public final LongAdder executionsStarted = new LongAdder();

    /** Executions ended, durable or not. */
    public final LongAdder executionsEnded = new LongAdder();

    /** Closed executions deleted when their time was up. */
    public final LongAdder executionsDeleted = new LongAdder();

    /** History events written. */
    public final LongAdder historyEvents = new LongAdder();

    /** Commands that lanes handled. */
    public final LongAdder commands = new LongAdder();

    /** Nanoseconds lanes were at work. */
    public final LongAdder laneBusyNanos = new LongAdder();

    /** Durable writes. */
    public final LongAdder commits = new LongAdder();

    /** Executions in durable writes; divided by {@link #commits} the batch size. */
    public final LongAdder commitExecutions = new LongAdder();

    /** Bytes in durable writes. */
    public final LongAdder commitBytes = new LongAdder();

    /** Nanoseconds from handing a batch to the store until it was durable. */
    public final LongAdder commitNanos = new LongAdder();

    /** Batches the store failed to write or that were fenced. */
    public final LongAdder commitFailures = new LongAdder();

    /** Starts refused because a mailbox was full, the store failed or too many calls waited. */
    public final LongAdder refusals = new LongAdder();

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

    /** Wakes fired. */
    public final LongAdder wakes = new LongAdder();

    /** Milliseconds wakes were late, summed up. */
    public final LongAdder wakeLateMillis = new LongAdder();

    /** Executions read from the store because they were not in memory. */
    public final LongAdder cacheMisses = new LongAdder();
}
