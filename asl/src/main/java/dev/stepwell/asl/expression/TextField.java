package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;

/** Text that is written down, read by a path or intrinsic, or computed: Error and Cause of Fail, a RoleArn. */
@FunctionalInterface
public interface TextField {
    /**
     * @param effective the state's input after InputPath; {@code $} of a Path form
     * @throws EvaluationFailure when the value is absent or not text
     */
    String evaluate(Frame frame, Payload effective);

    static TextField literal(String value) {
        return (_, _) -> value;
    }
}
