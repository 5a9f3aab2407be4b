package dev.stepwell.engine.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one watcher; rings that come while he is awake are one. Thread-safe. */
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits for a ring; false when none came in time. */
    boolean await(Duration patience) throws InterruptedException {
        boolean came = rung.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        rung.drainPermits();
        return came;
    }
}
