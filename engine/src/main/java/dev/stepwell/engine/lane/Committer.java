package dev.stepwell.engine.lane;

/** Makes a lane's batches durable, one after the other, lets out what they hold, and tells the lane. */
@FunctionalInterface
public interface Committer {
    /** Takes over a batch; the one before is decided. Never blocks. */
    void commit(OpenBatch batch);
}
