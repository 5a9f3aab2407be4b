package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Payload;
import tools.jackson.core.JacksonException;

/**
 * Writes a payload that was put together from parts. History shows it anyway; doing it here turns one that is nested
 * too deeply, or would fill the heap, into a failure of the state instead of an unreadable record.
 */
final class Written {
    private Written() {}

    static Payload checked(Payload payload) {
        try {
            payload.utf8();
            return payload;
        } catch (JacksonException beyondLimits) {
            throw EvaluationFailure.named("States.DataLimitExceeded", beyondLimits.getOriginalMessage());
        }
    }
}
