package dev.stepwell.server.logs;

import java.time.Duration;

/**
 * The bounds of delivery. Immutable.
 *
 * @param waitingBytesMax bytes of events that wait, about; further ones are dropped
 * @param destinationBytesMax the same for one log group and machine, so that one that does not answer leaves room
 * @param requestsMax requests under way at the same time
 * @param attemptsMax tries for one batch
 * @param backoff pause after the first try; it doubles with each
 * @param closing how long a server that stops goes on delivering
 */
public record LogSettings(
        long waitingBytesMax,
        long destinationBytesMax,
        int requestsMax,
        int attemptsMax,
        Duration backoff,
        Duration closing) {
    /** Sensible values for one machine. */
    public static LogSettings defaults() {
        return new LogSettings(64L << 20, 16L << 20, 16, 5, Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    Duration backoffAfter(int attempt) {
        return backoff.multipliedBy(1L << (attempt - 1));
    }
}
