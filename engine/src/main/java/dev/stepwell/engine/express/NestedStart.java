package dev.stepwell.engine.express;

import dev.stepwell.engine.call.Answer;
import dev.stepwell.interpreter.Effect;
import java.util.function.Consumer;

/** Starts another execution for a task of an Express one, which does not wait for its end. Thread-safe. */
@FunctionalInterface
public interface NestedStart {
    /** Does not wait; answers once, on whatever thread knows. */
    void start(Effect.CallTask call, Consumer<Answer> answer);
}
