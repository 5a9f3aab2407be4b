package dev.stepwell.engine.lane;

import java.util.concurrent.atomic.AtomicLong;

/** How many executions are open, as far as this process has seen them. Thread-safe. */
public final class OpenExecutions {
    private final AtomicLong count = new AtomicLong();

    void add(int change) {
        count.addAndGet(change);
    }

    /** Adds those that were open before this process began. */
    public void found(long more) {
        count.addAndGet(more);
    }

    public long count() {
        return count.get();
    }
}
