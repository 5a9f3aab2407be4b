package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;

/** A variable compared with an operand; values of other types do not match. Immutable. */
record Comparison(Query variable, Operand operand, Operators.Comparator comparator) implements Condition {
    @Override
    public boolean test(Frame frame, Payload effective) {
        int order =
                comparator.type().compare(Operand.present(variable, frame, effective), operand.value(frame, effective));
        return order != ValueType.INCOMPARABLE && comparator.relation().holds(order);
    }
}
