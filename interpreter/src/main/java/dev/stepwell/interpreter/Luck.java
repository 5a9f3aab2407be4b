package dev.stepwell.interpreter;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers of an execution: drawn from its seed and its place in the history, so that the same command on the
 * same state draws the same numbers. Stateless.
 */
final class Luck {
    private static final long EXPRESSIONS = 0x9E3779B97F4A7C15L;
    private static final long JITTER = 0xC2B2AE3D27D4EB4FL;

    private Luck() {}

    static RandomGenerator expressions(ExecutionState state, Scope scope) {
        return generator(state, scope, EXPRESSIONS);
    }

    static RandomGenerator jitter(ExecutionState state, Scope scope) {
        return generator(state, scope, JITTER);
    }

    private static RandomGenerator generator(ExecutionState state, Scope scope, long purpose) {
        long place = state.lastEventId() * purpose + scope.id;
        return new SplittableRandom(state.info().seed() ^ place);
    }
}
