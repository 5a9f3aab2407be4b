package dev.stepwell.engine;

import java.time.Duration;

/**
 * What is kept in memory; the rest is read when it is needed. Immutable.
 *
 * @param executionsMax executions one lane keeps
 * @param bytesMax bytes of control state one lane keeps, about
 * @param programsMax compiled definitions
 * @param wakesMax timers one lane keeps
 * @param wakeWindow how far ahead timers are read from disk
 * @param activityOffersMax waiting tasks of one activity; the rest waits on disk
 */
public record MemoryOptions(
        int executionsMax, long bytesMax, int programsMax, int wakesMax, Duration wakeWindow, int activityOffersMax) {
    public MemoryOptions {
        if (executionsMax < 1 || bytesMax < 1 || programsMax < 1 || wakesMax < 1 || activityOffersMax < 1) {
            throw new IllegalArgumentException("caps of memory must be at least 1");
        }
    }

    public static MemoryOptions defaults() {
        return new MemoryOptions(6_000, 32L * 1024 * 1024, 1_000, 50_000, Duration.ofSeconds(60), 10_000);
    }
}
