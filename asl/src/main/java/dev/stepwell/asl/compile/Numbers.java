package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.NumberField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Number fields: constants, and those that a path or an expression may give instead. */
final class Numbers {
    /** What AWS allows for most numbers of seconds and attempts. */
    static final int COMMON_MAX = 99_999_999;

    private Numbers() {}

    /** A whole number written down; null when absent or reported. */
    static @Nullable Integer constant(Fields owner, String field, int min, int max) {
        JsonNode value = owner.json().get(field);
        return value != null && isWhole(owner, field, min, max) ? (Integer) value.intValue() : null;
    }

    /** A number written down; null when absent or reported. */
    static @Nullable Double decimal(Fields owner, String field, double min, double max) {
        JsonNode value = owner.json().get(field);
        return value != null && isDecimal(owner, field, min, max) ? (Double) value.doubleValue() : null;
    }

    /** A whole number in any of its forms; null when absent or reported. */
    static @Nullable IntegerField integer(StateSource state, Fields owner, String field, int min, int max) {
        if (!isOneForm(owner, field)) {
            return null;
        }
        JsonNode literal = owner.json().get(field);
        boolean fine = literal == null
                ? owner.isTextOrNull(field + "Path")
                : state.isExpression(literal) || isWhole(owner, field, min, max);
        return fine ? state.dialect().integer(owner.json(), field, min, max, owner.site()) : null;
    }

    /** A number in any of its forms; null when absent or reported. */
    static @Nullable NumberField number(StateSource state, Fields owner, String field, double min, double max) {
        if (!isOneForm(owner, field)) {
            return null;
        }
        JsonNode literal = owner.json().get(field);
        boolean fine = literal == null
                ? owner.isTextOrNull(field + "Path")
                : state.isExpression(literal) || isDecimal(owner, field, min, max);
        return fine ? state.dialect().number(owner.json(), field, min, max, owner.site()) : null;
    }

    private static boolean isOneForm(Fields owner, String field) {
        String path = field + "Path";
        return (owner.has(field) || owner.has(path)) && owner.atMostOne(field, path);
    }

    private static boolean isWhole(Fields owner, String field, int min, int max) {
        JsonNode value = owner.json().path(field);
        if (!value.isIntegralNumber()) {
            owner.expected(field, "Integer");
            return false;
        }
        boolean isNegative = value.bigIntegerValue().signum() < 0;
        if (value.canConvertToInt() ? value.intValue() < min : isNegative) {
            owner.error(field, "Minimum value is " + min);
            return false;
        }
        if (!value.canConvertToInt() || value.intValue() > max) {
            owner.error(field, "Maximum value is " + max);
            return false;
        }
        return true;
    }

    private static boolean isDecimal(Fields owner, String field, double min, double max) {
        JsonNode value = owner.json().path(field);
        if (!value.isNumber()) {
            owner.expected(field, "Number");
            return false;
        }
        double number = value.decimalValue().doubleValue();
        if (number < min) {
            owner.error(field, "Minimum value is " + min);
            return false;
        }
        if (number > max) {
            owner.error(field, "Maximum value is " + max);
            return false;
        }
        return true;
    }
}
