package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import java.util.List;

/** And: every rule matches; stops at the first that does not. Immutable. */
record AllOf(List<Condition> rules) implements Condition {
    AllOf {
        rules = List.copyOf(rules);
    }

    @Override
    public boolean test(Frame frame, Payload effective) {
        for (Condition rule : rules) {
            if (!rule.test(frame, effective)) {
                return false;
            }
        }
        return true;
    }
}
