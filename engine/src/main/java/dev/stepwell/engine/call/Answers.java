package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** Where outcomes of task calls go: to the lane of the execution, which never refuses them. Thread-safe. */
@FunctionalInterface
public interface Answers {
    void answered(ExecutionKey execution, Attempt attempt, Answer answer);
}
