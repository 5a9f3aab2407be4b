package dev.stepwell.simulator;

import dev.stepwell.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Virtual time as one node sees it: its alarms die with it. */
record SimTicker(Timeline time, BooleanSupplier isAlive) implements Ticker {
    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanos() {
        return time.millis() * 1_000_000;
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        boolean[] cancelled = {false};
        time.in(Math.ceilDiv(delay.toNanos(), 1_000_000L), "alarm", () -> {
            if (!cancelled[0] && isAlive.getAsBoolean()) {
                task.run();
            }
        });
        return () -> cancelled[0] = true;
    }
}
