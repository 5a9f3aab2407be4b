package dev.stepwell.tasks;

import java.time.Duration;
import java.time.Instant;

/** The one place where the connectors learn the time. Thread-safe. */
public final class TaskClock {
    private TaskClock() {}

    /** The time of day. */
    public static Instant now() {
        return Instant.now();
    }

    /** A reading for measuring how long something takes; only differences mean something. */
    public static long nanos() {
        return System.nanoTime();
    }

    /** What has passed since {@code startNanos}, an earlier {@link #nanos()}. */
    public static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
