package dev.stepwell.engine.log;

/** The port through which events leave that are to be logged. Thread-safe. */
@FunctionalInterface
public interface ExecutionLogs {
    /**
     * Takes events over. Those of one execution come in their order. Returns at once and never throws: what cannot be
     * delivered is lost, and an execution never learns of it.
     */
    void take(LoggedEvents events);

    /** Nobody reads them. */
    static ExecutionLogs none() {
        return _ -> {};
    }
}
