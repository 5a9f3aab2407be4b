package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** Where outcomes of task calls go: to the lane of the execution, which never refuses them. Thread-safe. */
@FunctionalInterface
public interface Answers {
    void answered(ExecutionKey execution, Attempt attempt, Answer answer);

    /** The call was not made, and will not be by this process; only told by {@link Calls#handBack}. */
    default void unmade(ExecutionKey execution, Attempt attempt) {}
}
