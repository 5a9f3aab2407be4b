package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.model.Program;

/** Runs one execution from one command until every branch blocks. Immutable and thread-safe; the state is the caller's. */
public final class Interpreter {
    /** Transitions after which one step is cut short, so that a loop cannot hold its lane. */
    public static final int TRANSITIONS_PER_STEP_MAX = 1_000;

    /** Bytes of payload in history after which one step is cut short. */
    public static final int HISTORY_BYTES_PER_STEP_MAX = 256 * 1024;

    public Interpreter(Limits limits, TokenMint tokens, ActivityDirectory activities, String region) {}

    /** Applies {@code command} to {@code state}, which is changed in place. */
    public Step step(Program program, ExecutionState state, Command command) {
        return Step.NONE;
    }
}
