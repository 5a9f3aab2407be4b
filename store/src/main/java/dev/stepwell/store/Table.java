package dev.stepwell.store;

/**
 * The ordered tables. A code, once assigned, is never reused. The layout of keys is in {@link Keys}.
 */
public enum Table {
    /** One row per execution: what DescribeExecution tells. */
    EXECUTION(1),
    /** Control state of executions that are open, or that ended without success and can be redriven, in rows. */
    STATE(2),
    /** History, one row per commit of an execution. */
    HISTORY(3),
    /** The next wake of each waiting execution, by time. */
    WAKE(4),
    /** Executions with a call that was released and not answered. */
    IN_FLIGHT(5),
    /** Names of executions, for idempotent starts. */
    NAME(6),
    /** Entries of ListExecutions. */
    LISTING(7),
    /** Messages to other executions that were not yet acknowledged. */
    OUTBOX(8),
    /** The highest message number received from each partition. */
    DEDUP(9),
    /** Closed executions by the time of their end. */
    EXPIRY(10),
    /** Activity tasks that no worker has taken. */
    ACTIVITY_TASK(11),
    /** State machines, revisions, versions, aliases, activities, tags. */
    CATALOG(12),
    /** Facts about the store itself. Keys that begin with "store." are the implementation's own. */
    META(13),
    /** Asynchronous Express executions that have not run to their end. */
    EXPRESS(14),
    /** Finds executions by what is looked for; values are empty. */
    SEARCH(20),
    /** How many executions of a machine have which status, as counted by one writer. */
    COUNT(21);

    private final int code;

    Table(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
