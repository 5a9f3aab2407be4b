package dev.stepwell.engine.lane;

import java.time.Duration;

/** Gives one lane its turns, and takes its batches through the gate. */
public interface LaneDriver extends Committer {
    /** Begins to drive. Called once, before any other method. */
    void start(Lane lane);

    /** Whether it cannot go on; nothing but a restart of the process helps then. */
    boolean isDead();

    /** Stops once nothing is left to do. */
    void beginStop();

    /** Waits until it has stopped, but no longer than this. */
    void awaitStop(Duration patience) throws InterruptedException;
}
