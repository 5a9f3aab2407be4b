package dev.stepwell.interpreter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands: its scopes (the machine, branches, iterations), their deadlines and results. Changed in place
 * by the interpreter, which also notes what changed so that a commit writes only that. Confined to one lane; after a
 * failed commit it is thrown away and read again.
 */
public final class ExecutionState {
    private final ExecutionInfo info;

    private ExecutionState(ExecutionInfo info) {
        this.info = info;
    }

    /** An execution that has not begun. */
    public static ExecutionState create(ExecutionInfo info) {
        return new ExecutionState(info);
    }

    public ExecutionInfo info() {
        return info;
    }

    /** The earliest moment at which the execution wants a {@link Command.Wake}, or null. */
    public @Nullable Instant nextWake() {
        return null;
    }

    /** How it ended, or null while it runs. */
    public @Nullable Outcome outcome() {
        return null;
    }

    /** Id of the last history event. */
    public long lastEventId() {
        return 0;
    }

    /** Whether an answer for {@code attempt} would be taken; false for a superseded or finished one. */
    public boolean awaits(Attempt attempt) {
        return false;
    }

    /** Every task the execution waits for, in no particular order. */
    public List<OpenTask> openTasks() {
        return List.of();
    }

    /** Whether some task is in phase CALLING and is no activity; cheap, asked at every commit. */
    public boolean hasOpenCalls() {
        return false;
    }
}
