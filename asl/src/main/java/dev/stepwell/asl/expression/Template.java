package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** A compiled payload template (ItemSelector, BatchInput): literals with expressions inside. Immutable. */
@FunctionalInterface
public interface Template {
    /**
     * @param root what {@code $} is in a JSONPath template
     * @throws EvaluationFailure when an expression inside fails
     */
    Payload evaluate(Frame frame, Payload root);
}
