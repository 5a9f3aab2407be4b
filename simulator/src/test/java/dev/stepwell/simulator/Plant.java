package dev.stepwell.simulator;

/** Bugs that the simulator puts into what it drives, to show that it finds them. None is in the engine itself. */
enum Plant {
    /** The driver lets a batch's effects out when it hands it to the store. */
    EFFECTS_BEFORE_COMMIT,
    /** The store does not find the names that clients chose, so nobody sees that a start is a repeated one. */
    NAMES_NOT_LOOKED_UP,
    /** The store does not find the names of nested executions, so a message that comes again starts another. */
    NESTED_TWICE,
    /** Messages to other executions are not stored, so a crash loses them. */
    MESSAGES_NOT_STORED,
    /** The driver forgets when its lane wants to be rung. */
    WAKE_FORGOTTEN,
    /** Timers are not stored, so a crash loses them. */
    WAKE_NOT_STORED,
    /** The late answer of an old attempt is given to the current one. */
    STALE_ATTEMPT,
    /** Calls under way are not marked, so that nobody knows of them after a crash. */
    CALL_NOT_MARKED,
    /** The store does not look at epochs. */
    NO_FENCING,
    /** The store says that a fenced batch is durable. */
    FENCED_AS_DURABLE,
    /** The store writes the first half of a batch that a crash interrupts. */
    HALF_BATCH,
    /** The row that says that an Express execution must run is not stored. */
    EXPRESS_NOT_STORED,
    /** What a redrive needs of an execution that failed is not stored. */
    KEPT_STATE_NOT_STORED,
    /** Changes of the catalog claim nothing, so that a node that was taken over can still make them. */
    CATALOG_NOT_CLAIMED,
    /** Deletions of old executions claim nothing, as {@link #CATALOG_NOT_CLAIMED}. */
    SWEEP_NOT_CLAIMED,
    /** The sweep finds executions that have only just ended, which may be redriven meanwhile. */
    SWEPT_TOO_SOON
}
