package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import tools.jackson.databind.JsonNode;

/** StringMatches. Immutable. */
record WildcardTest(Query variable, Wildcard wildcard) implements Condition {
    @Override
    public boolean test(Frame frame, Payload effective) {
        JsonNode value = Operand.present(variable, frame, effective);
        return value.isString() && wildcard.matches(value.stringValue());
    }
}
