package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Rfc3339;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import tools.jackson.databind.JsonNode;

/** IsNull, IsPresent and the tests of a type; {@code expected} is what the test has to give. Immutable. */
record TypeTest(Query variable, Kind kind, boolean expected) implements Condition {
    /** What is tested. */
    enum Kind {
        PRESENT,
        NULL,
        NUMERIC,
        STRING,
        BOOLEAN,
        TIMESTAMP
    }

    @Override
    public boolean test(Frame frame, Payload effective) {
        return holds(frame, effective) == expected;
    }

    private boolean holds(Frame frame, Payload effective) {
        if (kind == Kind.PRESENT) {
            JsonNode found = variable.find(frame, effective);
            return found != null && !found.isMissingNode();
        }
        JsonNode value = Operand.present(variable, frame, effective);
        return switch (kind) {
            case PRESENT -> true;
            case NULL -> value.isNull();
            case NUMERIC -> value.isNumber();
            case STRING -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case TIMESTAMP -> value.isString() && Rfc3339.parse(value.stringValue()) != null;
        };
    }
}
