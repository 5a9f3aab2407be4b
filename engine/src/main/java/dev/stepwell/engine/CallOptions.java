package dev.stepwell.engine;

import java.time.Duration;

/**
 * How task calls are made. Immutable.
 *
 * @param underWayMax task calls under way at the same time
 * @param waitingMax task calls waiting for their turn; from there on nothing is begun
 * @param waitingBytesMax bytes of arguments of task calls waiting for their turn; from there on nothing is begun
 * @param grace how long a shutdown waits for task calls and Express executions under way
 */
public record CallOptions(int underWayMax, int waitingMax, long waitingBytesMax, Duration grace) {
    public CallOptions {
        if (underWayMax < 1 || waitingMax < 1 || waitingBytesMax < 1) {
            throw new IllegalArgumentException("caps of calls must be at least 1");
        }
    }

    public static CallOptions defaults() {
        return new CallOptions(2_000, 100_000, 128L * 1024 * 1024, Duration.ofSeconds(10));
    }
}
