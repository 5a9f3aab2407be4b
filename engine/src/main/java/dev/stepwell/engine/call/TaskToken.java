package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** What a task token says: which attempt of which execution it answers. Immutable. */
public record TaskToken(ExecutionKey execution, Attempt attempt) {}
