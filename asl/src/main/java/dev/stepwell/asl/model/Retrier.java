package dev.stepwell.asl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of Retry.
 *
 * @param maxDelaySeconds upper bound of a delay, or null
 * @param fullJitter JitterStrategy FULL: the delay is drawn uniformly between zero and the computed one
 */
public record Retrier(
        List<String> errorEquals,
        int intervalSeconds,
        int maxAttempts,
        double backoffRate,
        @Nullable Integer maxDelaySeconds,
        boolean fullJitter) {
    public static final int INTERVAL_SECONDS_DEFAULT = 1;
    public static final int MAX_ATTEMPTS_DEFAULT = 3;
    public static final double BACKOFF_RATE_DEFAULT = 2.0;

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    /**
     * How long to wait before retry number {@code attempt}, before any jitter.
     *
     * @param attempt from 1
     * @param most seconds that no delay exceeds, whatever the definition says
     */
    public double delaySeconds(int attempt, double most) {
        double seconds = intervalSeconds * Math.pow(backoffRate, attempt - 1.0);
        return Math.min(seconds, maxDelaySeconds == null ? most : maxDelaySeconds);
    }
}
