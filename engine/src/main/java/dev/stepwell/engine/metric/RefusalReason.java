package dev.stepwell.engine.metric;

/** Why new work was refused. */
public enum RefusalReason {
    /** More starts wait than an overloaded lane gets done within its target. */
    OVERLOAD,
    /** As many starts wait as may in a burst. */
    QUEUE_FULL,
    /** The inputs of the starts that wait are too large together. */
    QUEUE_BYTES,
    /** A start waited too long for its turn. */
    WAITED_TOO_LONG,
    /** Executions under way have too much to do. */
    PROGRESS,
    /** Too many task calls wait for their turn. */
    CALLS,
    /** Too many Express executions run. */
    EXPRESS_RUNS,
    /** The store cannot be written, or its disk is full. */
    STORE,
    /** The engine is closing, or a part of it died. */
    CLOSED
}
