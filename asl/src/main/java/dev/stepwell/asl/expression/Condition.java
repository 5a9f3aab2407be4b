package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** The test of one Choice rule: comparison operators and combinators, or a JSONata Condition. Immutable. */
@FunctionalInterface
public interface Condition {
    /**
     * @param effective the state's input after InputPath; {@code $} of a JSONPath Variable
     * @throws EvaluationFailure when the rule cannot be evaluated
     */
    boolean test(Frame frame, Payload effective);
}
