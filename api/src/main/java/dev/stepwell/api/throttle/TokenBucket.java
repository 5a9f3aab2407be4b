package dev.stepwell.api.throttle;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket, kept as the time at which it will be full again: one number says both when it was filled last and how
 * much is in it. Thread-safe.
 */
final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long nanosPerToken;
    private final long nanosToFill;
    private final AtomicLong fullAt;

    /** A full bucket. */
    TokenBucket(RateLimit limit, long nowNanos) {
        this.nanosPerToken = NANOS_PER_SECOND / limit.perSecond();
        this.nanosToFill = nanosPerToken * limit.bucket();
        this.fullAt = new AtomicLong(nowNanos);
    }

    /** Takes a token, if there is one. */
    boolean take(long nowNanos) {
        while (true) {
            long known = fullAt.get();
            long base = known - nowNanos > 0 ? known : nowNanos;
            long next = base + nanosPerToken;
            if (next - nowNanos > nanosToFill) {
                return false;
            }
            if (fullAt.compareAndSet(known, next)) {
                return true;
            }
        }
    }
}
