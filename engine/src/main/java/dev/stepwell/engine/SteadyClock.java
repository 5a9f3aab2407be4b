package dev.stepwell.engine;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's time of day, but for this: while the process runs it never goes back. When the machine's clock is set
 * back, time goes on from where it was, by the clock that nobody sets, so that no timer waits longer; a restart takes
 * the machine's time. When the clock is set forward, or the machine slept, time follows. Thread-safe.
 */
final class SteadyClock {
    /** A smaller step back is waited out: clocks that are being adjusted make such steps. */
    static final long STEP_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wall;
    private final LongSupplier nanos;
    private long lastWall;
    private long lastNanos;
    private long last;
    /** How far this clock is ahead of the machine's. */
    private long ahead;

    /**
     * @param wall the machine's time of day in milliseconds
     * @param nanos a clock that nobody sets
     */
    SteadyClock(LongSupplier wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastWall = wall.getAsLong();
        this.lastNanos = nanos.getAsLong();
        this.last = lastWall;
    }

    synchronized long millis() {
        long nowWall = wall.getAsLong();
        long nowNanos = nanos.getAsLong();
        long step = nowWall - lastWall - (nowNanos - lastNanos) / NANOS_PER_MILLI;
        if (step < -STEP_MILLIS) {
            ahead -= step;
            LOG.warn(
                    "the clock was set back by {} ms; the time here goes on, {} ms ahead, until a restart",
                    -step,
                    ahead);
        } else if (step > STEP_MILLIS && ahead > 0) {
            ahead = Math.max(0, ahead - step);
        }
        lastWall = nowWall;
        lastNanos = nowNanos;
        last = Math.max(last, nowWall + ahead);
        return last;
    }
}
