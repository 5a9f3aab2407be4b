package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended.
 *
 * @param output what the state or its catcher hands on; absent when it failed or would be tried again
 * @param error of a failure, also of one that was caught
 * @param nextState null when the state ends its scope, or nothing comes next
 */
public record TrialReport(
        Status status,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause,
        @Nullable String nextState,
        Inspection inspection) {
    /** The outcome as AWS names it. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        RETRIABLE,
        CAUGHT_ERROR
    }
}
