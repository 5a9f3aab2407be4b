package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import tools.jackson.databind.JsonNode;

/** What a variable is compared with: written in the rule, or read by a path. Immutable. */
sealed interface Operand {
    JsonNode value(Frame frame, Payload effective);

    /** Written in the rule. */
    record Literal(JsonNode written) implements Operand {
        @Override
        public JsonNode value(Frame frame, Payload effective) {
            return written;
        }
    }

    /** Read by the operator's Path form. */
    record ByPath(Query path) implements Operand {
        @Override
        public JsonNode value(Frame frame, Payload effective) {
            return present(path, frame, effective);
        }
    }

    /**
     * What {@code path} selects; an array that is too short counts as nothing.
     *
     * @throws EvaluationFailure when it selects nothing
     */
    static JsonNode present(Query path, Frame frame, Payload effective) {
        JsonNode found = path.find(frame, effective);
        if (found == null || found.isMissingNode()) {
            throw EvaluationFailure.runtime("Invalid path '" + path.text()
                    + "': The choice state's condition path references an invalid value.");
        }
        return found;
    }
}
