package dev.stepwell.server.client;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a loop turn a few times a second, for watching what only polling shows. Confined to one thread. */
public final class Pace implements AutoCloseable {
    private static final long PERIOD_MILLIS = 50;

    private final Semaphore turns = new Semaphore(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pace").factory());

    public Pace() {
        var _ = clock.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for the next turn. */
    public void await() throws InterruptedException {
        turns.acquire();
    }

    private void tick() {
        if (turns.availablePermits() == 0) {
            turns.release();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
