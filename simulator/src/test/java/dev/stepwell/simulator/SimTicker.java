package dev.stepwell.simulator;

import dev.stepwell.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Virtual time as a node sees it: somebody may have set its clock, and its alarms die with it. */
record SimTicker(World world, BooleanSupplier isAlive) implements Ticker {
    @Override
    public Instant now() {
        return world.time().now().plusMillis(world.clockAheadMillis());
    }

    @Override
    public long nanos() {
        return world.time().millis() * 1_000_000;
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        boolean[] cancelled = {false};
        world.time().in(Math.ceilDiv(delay.toNanos(), 1_000_000L), "alarm", () -> {
            if (!cancelled[0] && isAlive.getAsBoolean()) {
                task.run();
            }
        });
        return () -> cancelled[0] = true;
    }
}
