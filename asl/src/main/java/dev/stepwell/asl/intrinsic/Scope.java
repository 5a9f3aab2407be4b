package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Payload;

/**
 * What one evaluation of an intrinsic works with.
 *
 * @param input what {@code $} is
 * @param source the whole expression as written, for error texts
 */
record Scope(Frame frame, Payload input, String source) {
    Work work() {
        return frame.work();
    }

    EvaluationFailure failure(String reason) {
        return EvaluationFailure.runtime("The function '" + source + "' had the following error: " + reason);
    }
}
