package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/** What a task token was answered with: an output, or else a failure. */
public record EarlyAnswer(
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause) {}
