package dev.stepwell.api.throttle;

/**
 * How many calls are let through.
 *
 * @param bucket calls that may come at once
 * @param perSecond calls that may come in the long run
 */
public record RateLimit(int bucket, int perSecond) {
    public RateLimit {
        if (bucket < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a rate limit needs at least 1/1, had " + bucket + "/" + perSecond);
        }
    }
}
