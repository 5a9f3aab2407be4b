package dev.stepwell.interpreter.oracle;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One attempt of a task, as long as somebody waits for it. */
final class Attempt {
    enum Stage {
        CALLED,
        OFFERED,
        ENGAGED
    }

    final Strand strand;
    final Resource resource;
    final JsonNode arguments;
    final int heartbeatSeconds;
    Stage stage;
    long timeoutAt;
    long heartbeatAt;

    @Nullable
    Answer early;

    /** How it ended: a result or else a failure. */
    @Nullable
    JsonNode result;

    @Nullable
    Failed failure;

    /** What a script answers: an output, or else an error. */
    record Answer(
            @Nullable JsonNode output,
            @Nullable String error,
            @Nullable String cause) {}

    Attempt(Strand strand, Resource resource, JsonNode arguments, int heartbeatSeconds, Stage stage) {
        this.strand = strand;
        this.resource = resource;
        this.arguments = arguments;
        this.heartbeatSeconds = heartbeatSeconds;
        this.stage = stage;
    }

    boolean isAwaited() {
        return !strand.dead && strand.attempt == this && result == null && failure == null;
    }
}
