package dev.stepwell.tasks;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public sealed interface TaskResult {
    record Succeeded(Payload output) implements TaskResult {}

    /** The call failed; error and cause are AWS's. */
    record Failed(@Nullable String error, @Nullable String cause) implements TaskResult {}
}
