package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** A whole number that is written down, read by a path, or computed: TimeoutSeconds, MaxConcurrency and their like. */
@FunctionalInterface
public interface IntegerField {
    /**
     * @param effective the state's input after InputPath; {@code $} of a Path form
     * @throws EvaluationFailure when the value is absent, not a whole number, or out of the field's range
     */
    int evaluate(Frame frame, Payload effective);

    static IntegerField literal(int value) {
        return (_, _) -> value;
    }
}
