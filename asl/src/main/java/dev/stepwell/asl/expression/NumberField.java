package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** A number that is written down, read by a path, or computed: ToleratedFailurePercentage. */
@FunctionalInterface
public interface NumberField {
    /**
     * @param effective the state's input after InputPath; {@code $} of a Path form
     * @throws EvaluationFailure when the value is absent, not a number, or out of the field's range
     */
    double evaluate(Frame frame, Payload effective);
}
