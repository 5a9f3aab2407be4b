package dev.stepwell.engine;

/**
 * How many state transitions all Standard executions together may take; entering a state is one. Immutable.
 *
 * @param bucket transitions that may come at once
 * @param perSecond transitions that may come in the long run
 */
public record TransitionLimit(int bucket, int perSecond) {
    public TransitionLimit {
        if (bucket < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "a limit of transitions needs at least 1/1, had " + bucket + "/" + perSecond);
        }
    }
}
