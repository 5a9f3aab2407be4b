package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;

/** Not: the rule does not match. Immutable. */
record Not(Condition rule) implements Condition {
    @Override
    public boolean test(Frame frame, Payload effective) {
        return !rule.test(frame, effective);
    }
}
