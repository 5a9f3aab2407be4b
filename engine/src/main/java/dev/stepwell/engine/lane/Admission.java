package dev.stepwell.engine.lane;

import dev.stepwell.engine.AdmissionOptions;
import dev.stepwell.engine.metric.LaneMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many starts may wait in a lane. Like CoDel it goes by how long they waited, not by how many they are: a burst
 * passes, a queue that stands is cut. The pace at which starts get done, and so how many of them fit within the
 * target, is what each measured itself: its wait over those that were ahead of it. Thread-safe; {@link #taken} and
 * {@link #drained} are the lane's.
 */
final class Admission {
    private static final long NEVER = Long.MIN_VALUE;
    /** A wait behind fewer says little about the pace. */
    private static final int SAMPLE_MIN = 8;
    /** A measured pace counts as much as so many before it. */
    private static final int PACE_WEIGHT = 16;

    private final AdmissionOptions options;
    private final LaneMetrics metrics;
    private final long targetNanos;
    private final long burstNanos;
    private final AtomicLong waiting;
    private final AtomicLong waitingBytes = new AtomicLong();
    /** How many may wait. */
    private volatile int max;
    /** Since when waits were short, or never; while overloaded. */
    private volatile long lightSince = NEVER;

    private volatile boolean overloaded;
    /** Since when waits were too long, or never. */
    private long lateSince = NEVER;

    private long paceNanos;

    Admission(AdmissionOptions options, LaneMetrics metrics) {
        this.options = options;
        this.metrics = metrics;
        this.waiting = metrics.admissionWaiting;
        this.targetNanos = options.waitTarget().toNanos();
        this.burstNanos = options.burst().toNanos();
        this.max = options.waitingMax();
    }

    /**
     * Makes room for a start.
     *
     * @return why there is none, or null
     */
    @Nullable
    RefusalReason enter(int bytes, long now) {
        RefusalReason reason = refusal(now);
        if (reason == null && waiting.incrementAndGet() > options.waitingMax()) {
            waiting.decrementAndGet();
            return RefusalReason.QUEUE_FULL;
        }
        if (reason == null) {
            waitingBytes.addAndGet(bytes);
        }
        return reason;
    }

    /** Why a start would be refused now, or null. */
    @Nullable
    RefusalReason refusal(long now) {
        long count = waiting.get();
        if (count >= options.waitingMax()) {
            return RefusalReason.QUEUE_FULL;
        }
        if (count >= max && !isCalmAgain(now)) {
            return RefusalReason.OVERLOAD;
        }
        return waitingBytes.get() >= options.waitingBytesMax() ? RefusalReason.QUEUE_BYTES : null;
    }

    long waiting() {
        return waiting.get();
    }

    /** A start leaves the queue, whatever becomes of it. */
    void left(int bytes) {
        waiting.decrementAndGet();
        waitingBytes.addAndGet(-bytes);
    }

    /** The lane takes a start that waited so long behind so many. */
    void taken(long waitedNanos, long ahead, long now) {
        if (ahead >= SAMPLE_MIN) {
            long sample = waitedNanos / ahead;
            paceNanos = paceNanos == 0 ? sample : paceNanos + (sample - paceNanos) / PACE_WEIGHT;
        }
        if (waitedNanos <= targetNanos / 2) {
            light(now);
        } else {
            lightSince = NEVER;
        }
        if (waitedNanos <= targetNanos) {
            lateSince = NEVER;
        } else if (lateSince == NEVER) {
            lateSince = now;
        } else if (now - lateSince > burstNanos) {
            overloaded(true);
        }
        if (overloaded) {
            long fit = targetNanos / Math.max(1, paceNanos);
            max = Math.clamp(fit, Math.min(options.waitingMin(), options.waitingMax()), options.waitingMax());
        }
    }

    /** The lane found no start waiting. */
    void drained(long now) {
        lateSince = NEVER;
        light(now);
    }

    private void light(long now) {
        if (overloaded && lightSince == NEVER) {
            lightSince = now;
        } else if (isCalmAgain(now)) {
            overloaded(false);
            max = options.waitingMax();
        }
    }

    private boolean isCalmAgain(long now) {
        long since = lightSince;
        return overloaded && since != NEVER && now - since > burstNanos;
    }

    private void overloaded(boolean now) {
        if (overloaded != now) {
            overloaded = now;
            lightSince = NEVER;
            metrics.overloaded.set(now ? 1 : 0);
        }
    }
}
