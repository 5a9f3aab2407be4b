package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything an expression may read while it is evaluated: the only window of the language onto an execution.
 *
 * <p>Implemented by the interpreter, lazily: the context object is built when somebody asks for it. Confined to the
 * evaluation it was made for.
 */
public interface Frame {
    /** Raw input of the state: {@code $} before InputPath, {@code $states.input}. */
    Payload input();

    /** Raw result of the state's work ({@code $states.result}), once there is one. */
    @Nullable
    Payload result();

    /** {@code {"Error":..., "Cause":...}} inside a Catch ({@code $states.errorOutput}). */
    @Nullable
    Payload errorOutput();

    /** The context object: {@code $$}, {@code $states.context}. */
    JsonNode context();

    /** Value a variable had when the state was entered, or null when no visible scope has it. */
    @Nullable
    JsonNode variable(String name);

    /** The only notion of now that expressions have. */
    Instant now();

    /** The only luck that expressions have; the same command draws the same numbers. */
    RandomGenerator random();

    /** What the expressions of this evaluation have done so far, all together. */
    Work work();
}
