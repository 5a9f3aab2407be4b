package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;

/** An activity task that waits for a worker. Immutable. */
public record ActivityOffer(ExecutionKey execution, Attempt attempt) {}
