package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import java.util.List;

/** Or: at least one rule matches; stops at the first that does. Immutable. */
record AnyOf(List<Condition> rules) implements Condition {
    AnyOf {
        rules = List.copyOf(rules);
    }

    @Override
    public boolean test(Frame frame, Payload effective) {
        for (Condition rule : rules) {
            if (rule.test(frame, effective)) {
                return true;
            }
        }
        return false;
    }
}
