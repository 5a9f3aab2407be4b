package dev.stepwell.engine.metric;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What one lane counts, and what it has at the moment. Thread-safe. */
public final class LaneMetrics {
    /** Nanoseconds it was at work. */
    public final LongAdder busyNanos = new LongAdder();

    /** Commands for executions under way that wait. */
    public final AtomicLong progressWaiting = new AtomicLong();

    /** Starts that wait. */
    public final AtomicLong admissionWaiting = new AtomicLong();

    /** Whether it lets fewer starts wait because they waited too long; 1 or 0. */
    public final AtomicLong overloaded = new AtomicLong();

    /** Executions in its memory. */
    public final AtomicLong cachedExecutions = new AtomicLong();

    /** Bytes of control state in its memory, about. */
    public final AtomicLong cachedBytes = new AtomicLong();

    /** Timers in its memory. */
    public final AtomicLong wakesInMemory = new AtomicLong();
}
