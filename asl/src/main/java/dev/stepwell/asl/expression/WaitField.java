package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;

/** When a Wait ends: Seconds, Timestamp, or their path and JSONata forms. */
@FunctionalInterface
public interface WaitField {
    /**
     * The moment the wait ends; may lie in the past, which ends it at once.
     *
     * @param effective the state's input after InputPath
     * @throws EvaluationFailure when the value is absent, malformed or too far ahead
     */
    Instant until(Frame frame, Payload effective);
}
