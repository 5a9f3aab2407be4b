package dev.stepwell.interpreter;

/** Where a scope stands inside its current state. The order is not part of any stored format. */
public enum Phase {
    /** The execution has not begun. */
    NEW(false),
    /** The state is about to be entered. */
    ENTERING(true),
    /** The state was entered, or its back-off is over: its work comes next. */
    WORKING(true),
    /** A task was scheduled in this very step and is about to be called; never outlives a step. */
    STARTING(true),
    /** The state's work is done: its output comes next. */
    LEAVING(true),
    /** The state's work failed: Retry and Catch come next. */
    FAILING(true),
    /** A task was called and has not answered. */
    CALLED(false),
    /** An activity task waits for a worker. */
    OFFERED(false),
    /** A job or callback was submitted, or a worker took the activity task. */
    ENGAGED(false),
    /** A Wait. */
    WAITING(false),
    /** Between two attempts. */
    BACKING_OFF(false),
    /** Branches or iterations run. */
    JOINING(false);

    private final boolean runnable;

    Phase(boolean runnable) {
        this.runnable = runnable;
    }

    /** Whether the scope goes on without anything from outside. */
    boolean isRunnable() {
        return runnable;
    }

    /** Whether a task's answer is awaited. */
    boolean awaitsAnswer() {
        return this == CALLED || this == OFFERED || this == ENGAGED;
    }
}
