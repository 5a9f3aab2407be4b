package dev.stepwell.simulator;

/** What goes wrong in a simulation. */
enum Fault {
    /** A node dies and starts again. */
    CRASH,
    /** A crash with commits handed in and not answered, of which some survive and some do not. */
    TORN_CRASH,
    /** A node dies soon after a batch was handed to the store. */
    CRASH_AT_COMMIT,
    /** A node dies right after the effects of a batch have left. */
    CRASH_AFTER_EFFECTS,
    /** A node dies while the effects of a batch leave. */
    CRASH_AMONG_EFFECTS,
    /** A node dies while a change of the catalog is written; it may be there afterwards. */
    CRASH_IN_CATALOG,
    /** Another node takes over while the first still works. */
    TAKEOVER,
    /** A commit of a node that lost its partitions. */
    FENCED_COMMIT,
    /** A commit takes long. */
    SLOW_COMMIT,
    /** A commit that found the disk full. */
    FULL_DISK,
    /** The storage breaks; what was on its way may be there or not. */
    BROKEN_STORE,
    /** A read that a lane needs fails. */
    FAILED_READ,
    /** A lane gets no turn for a while. */
    STALLED_LANE,
    TASK_FAILED,
    TASK_HUNG,
    /** A task answers twice. */
    TASK_TWICE,
    /** A task answers after its time is up. */
    TASK_LATE,
    /** Whoever has a token never answers. */
    TOKEN_FORGOTTEN,
    /** Whoever has a token answers twice. */
    TOKEN_TWICE,
    /** A worker takes an activity task and is never heard of again. */
    WORKER_LOST,
    /** The clock of a node is set forward while it runs. */
    CLOCK_FORWARD,
    /** The clock is set back while no node runs. */
    CLOCK_BACK,
    /** Too many calls wait, so that nothing new is taken. */
    CONGESTION,
    /** A node stops as it should, and starts again. */
    SHUTDOWN,
    /** A machine is deleted while executions of it run. */
    MACHINE_DELETED,
    /** Closed executions are deleted after their time; only in lives that keep them shortly. */
    SWEEP,
    /** A call that a crash left open is made again. */
    CALL_RESENT,
    /** A client sends a named start again. */
    START_REPEATED,
    /** A client wants an execution to go on that has ended. */
    REDRIVE
}
