package dev.stepwell.interpreter;

import java.util.List;

/**
 * What is stored of an execution beside its scopes.
 *
 * @param nextScope number of the next scope to be created
 * @param variableBytes size of all variables of all scopes
 * @param deadlineMillis when the execution times out, 0 before it began
 * @param runnable scopes that a bounded step left runnable, in order
 * @param resting whether it has ended and waits for a redrive
 * @param redriveCount how often it was redriven
 * @param redrivenMillis when it was redriven last, 0 for never
 */
public record HeaderImage(
        long lastEventId,
        int nextScope,
        long variableBytes,
        long deadlineMillis,
        List<Integer> runnable,
        boolean resting,
        int redriveCount,
        long redrivenMillis) {
    public HeaderImage {
        runnable = List.copyOf(runnable);
    }
}
