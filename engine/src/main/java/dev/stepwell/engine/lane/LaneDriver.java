package dev.stepwell.engine.lane;

/** Gives one lane its turns, and takes its batches through the gate. */
public interface LaneDriver extends Committer {
    /** Begins to drive. Called once, before any other method. */
    void start(Lane lane);

    /** Whether it cannot go on; nothing but a restart of the process helps then. */
    boolean isDead();

    /** Stops once nothing is left to do. */
    void stop() throws InterruptedException;
}
