package dev.stepwell.engine.lane;

import dev.stepwell.engine.TransitionLimit;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The token bucket of state transitions that all lanes share. It is kept as the time at which it will be full again,
 * which may be so far ahead that it is in debt: those who find it empty reserve a token that is still to come, and
 * nobody can take one before theirs. So the line is in the order of arrival, and takes no memory. Thread-safe.
 */
public final class TransitionRate {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final long nanosPerToken;
    private final long nanosToFill;
    /** Since 1970. */
    private final AtomicLong fullAtNanos = new AtomicLong();

    /** A full bucket. */
    TransitionRate(TransitionLimit limit) {
        this.nanosPerToken = NANOS_PER_SECOND / limit.perSecond();
        this.nanosToFill = nanosPerToken * limit.bucket();
    }

    /** A full bucket, or null when there is no limit. */
    public static @Nullable TransitionRate of(@Nullable TransitionLimit limit) {
        return limit == null ? null : new TransitionRate(limit);
    }

    /** Takes as many tokens as there are, but not more than wanted, and says how many. */
    int take(int wanted, Instant now) {
        long nanos = nanos(now);
        while (true) {
            long known = fullAtNanos.get();
            long base = Math.max(known, nanos);
            int taken = Math.clamp((nanos + nanosToFill - base) / nanosPerToken, 0, wanted);
            if (taken == 0 || fullAtNanos.compareAndSet(known, base + taken * nanosPerToken)) {
                return taken;
            }
        }
    }

    /** Gives back what was taken and not needed. */
    void giveBack(int tokens) {
        fullAtNanos.addAndGet(-tokens * nanosPerToken);
    }

    /** Takes the next token that nobody has taken, and says from which millisecond since 1970 it may be used. */
    long reserve(Instant now) {
        long nanos = nanos(now);
        long fullAt = fullAtNanos.updateAndGet(known -> Math.max(known, nanos) + nanosPerToken);
        return Math.ceilDiv(fullAt - nanosToFill, NANOS_PER_MILLI);
    }

    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
