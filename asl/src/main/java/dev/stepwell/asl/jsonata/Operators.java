package dev.stepwell.asl.jsonata;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operators that the evaluator computes otherwise than the language: it has no infinite numbers, and joins texts
 * without a bound and with its own idea of how numbers and objects are written. An expression for the evaluator calls
 * these functions instead. Pure.
 */
final class Operators {
    private static final Map<String, String> NAMES =
            Map.of("*", "multiply", "/", "divide", "%", "remainder", "&", "join");

    private Operators() {}

    static boolean isOurs(String operator) {
        return NAMES.containsKey(operator);
    }

    /** The name of the function behind one of our operators. */
    static String name(String operator) {
        return References.OURS + NAMES.get(operator);
    }

    static void register(BuiltIns.Registry registry) {
        registry.add(new Operator("*", numeric("*", (left, right) -> left * right)))
                .add(new Operator("/", numeric("/", (left, right) -> left / right)))
                .add(new Operator("%", numeric("%", (left, right) -> left % right)))
                .add(new Operator("&", Operators::join));
    }

    /** A function of two operands of any type, which needs no check of its arguments. */
    private static final class Operator extends BuiltIn {
        Operator(String symbol, Body body) {
            super(Operators.name(symbol), "<xx:x>", 2, body);
        }

        @Override
        public Object validate(Object arguments, @Nullable Object context) {
            return arguments;
        }
    }

    private static BuiltIn.Body numeric(String symbol, DoubleBinaryOperator operator) {
        return arguments -> {
            Number left = operand(arguments.at(0), "T2001", "left", symbol);
            Number right = operand(arguments.at(1), "T2002", "right", symbol);
            return left == null || right == null
                    ? null
                    : operator.applyAsDouble(left.doubleValue(), right.doubleValue());
        };
    }

    private static @Nullable Number operand(@Nullable Object value, String code, String side, String symbol) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || Double.isNaN(number.doubleValue())) {
            throw QueryError.coded(
                    code, "The " + side + " side of the \"" + symbol + "\" operator must evaluate to a number");
        }
        if (Double.isInfinite(number.doubleValue())) {
            throw NumberFunctions.outOfRange(number);
        }
        return number;
    }

    private static Object join(Arguments arguments) {
        String left = text(arguments.at(0));
        String right = text(arguments.at(1));
        Budget.checkLength((long) left.length() + right.length());
        return left.concat(right);
    }

    private static String text(@Nullable Object value) {
        String text = TextFunctions.string(value, false);
        return text == null ? "" : text;
    }
}
