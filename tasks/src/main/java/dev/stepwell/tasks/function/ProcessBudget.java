package dev.stepwell.tasks.function;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** How many function processes the node may still start. Thread-safe. */
final class ProcessBudget {
    /** Function processes of one node. */
    static final int PROCESSES_MAX = 64;

    private final Semaphore free = new Semaphore(PROCESSES_MAX);
    private final BooleanSupplier stopAnIdleOne;

    /** @param stopAnIdleOne ends idle processes and tells whether there was one */
    ProcessBudget(BooleanSupplier stopAnIdleOne) {
        this.stopAnIdleOne = stopAnIdleOne;
    }

    /** Takes the right to start a process; false when all are busy. */
    boolean take() {
        return free.tryAcquire() || (stopAnIdleOne.getAsBoolean() && free.tryAcquire());
    }

    void giveBack() {
        free.release();
    }
}
