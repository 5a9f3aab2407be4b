package dev.stepwell.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock port: the engine learns the time and is woken only through it, so that a test can wind time forward.
 * Thread-safe.
 */
public interface Ticker {
    /** The time of day, in milliseconds; it may leap forward, and goes back only while the process is down. */
    Instant now();

    /** Nanoseconds of a clock that never goes back; only differences mean anything. */
    long nanos();

    /**
     * Runs {@code task} once, after {@code delay}, on a thread of the ticker; the task must be short and must not
     * block.
     */
    Alarm schedule(Duration delay, Runnable task);

    /** A wake-up that was asked for. */
    @FunctionalInterface
    interface Alarm {
        /** Forgets it; without effect when it has rung. */
        void cancel();
    }
}
