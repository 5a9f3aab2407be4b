package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/** How an execution ended. */
public sealed interface Outcome {
    record Succeeded(Payload output) implements Outcome {}

    record Failed(@Nullable String error, @Nullable String cause) implements Outcome {}

    record TimedOut() implements Outcome {}

    record Aborted(@Nullable String error, @Nullable String cause) implements Outcome {}
}
