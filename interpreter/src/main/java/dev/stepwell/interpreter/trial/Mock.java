package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/** What the work of a Task, Parallel or Map is said to have given, in place of doing it. */
public sealed interface Mock {
    /** It succeeded. */
    record Result(Payload payload) implements Mock {}

    /** It failed. */
    record Failed(@Nullable String error, @Nullable String cause) implements Mock {}
}
