package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.Work;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares values as the filters of the JSONPath library do: text that looks like a number equals the number, a value
 * that is not there equals nothing.
 *
 * @param work counts what is looked at
 */
public record Comparing(Work work) {
    /** Longer text is taken for no number. */
    private static final int NUMBER_CHARACTERS_MAX = 1_000;

    /** Characters that are compared in the time of one unit of work. */
    private static final int CHARACTERS_PER_UNIT = 16;

    boolean equal(JsonNode left, JsonNode right) {
        work.spend(1);
        return switch (left.getNodeType()) {
            case NUMBER -> isNumber(right, left.decimalValue());
            case STRING ->
                right.isString()
                        ? sameText(left.stringValue(), right.stringValue())
                        : right.isNumber()
                                && left.stringValue()
                                        .equals(right.decimalValue().toString());
            case BOOLEAN -> right.isBoolean() && left.booleanValue() == right.booleanValue();
            case NULL -> right.isNull();
            case ARRAY, OBJECT -> identical(left, right);
            case MISSING, BINARY, POJO -> false;
        };
    }

    private static boolean isNumber(JsonNode node, BigDecimal wanted) {
        BigDecimal number = node.isNumber() ? node.decimalValue() : node.isString() ? read(node.stringValue()) : null;
        return number != null && number.compareTo(wanted) == 0;
    }

    private static @Nullable BigDecimal read(String text) {
        if (text.isEmpty() || text.length() > NUMBER_CHARACTERS_MAX || Character.isLetter(text.charAt(0))) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Whether both are the same JSON value, without the conversions of a filter; whole numbers and others by value. */
    public boolean identical(JsonNode left, JsonNode right) {
        work.spend(1);
        if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
            return false;
        }
        if (left.isArray()) {
            for (int i = 0; i < left.size(); i++) {
                if (!identical(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left.isObject()) {
            for (Map.Entry<String, JsonNode> member : left.properties()) {
                JsonNode other = right.get(member.getKey());
                if (other == null || !identical(member.getValue(), other)) {
                    return false;
                }
            }
            return true;
        }
        if (left.isFloatingPointNumber() && right.isFloatingPointNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        return left.isString() ? sameText(left.stringValue(), right.stringValue()) : left.equals(right);
    }

    private boolean sameText(String left, String right) {
        if (left.length() != right.length()) {
            return false;
        }
        spendText(left.length());
        return left.equals(right);
    }

    /** Numbers are ordered among themselves, and so are texts. */
    boolean areOrdered(JsonNode left, JsonNode right) {
        return (left.isNumber() && right.isNumber()) || (left.isString() && right.isString());
    }

    int order(JsonNode left, JsonNode right) {
        work.spend(1);
        if (left.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        spendText(Math.min(left.stringValue().length(), right.stringValue().length()));
        return left.stringValue().compareTo(right.stringValue());
    }

    boolean isIn(JsonNode value, JsonNode values) {
        if (!values.isArray()) {
            return false;
        }
        for (JsonNode candidate : values) {
            if (equal(value, candidate)) {
                return true;
            }
        }
        return false;
    }

    boolean contains(JsonNode whole, JsonNode part) {
        if (whole.isString() && part.isString()) {
            // a search may look at every character of the part for every character of the whole
            long characters = whole.stringValue().length();
            work.spend(1 + characters * Math.min(characters, part.stringValue().length()) / CHARACTERS_PER_UNIT);
            return whole.stringValue().contains(part.stringValue());
        }
        return isIn(part, whole);
    }

    boolean allIn(JsonNode values, JsonNode others) {
        if (!values.isArray() || !others.isArray()) {
            return false;
        }
        for (JsonNode value : values) {
            if (!isIn(value, others)) {
                return false;
            }
        }
        return true;
    }

    boolean anyIn(JsonNode values, JsonNode others) {
        if (!values.isArray()) {
            return false;
        }
        for (JsonNode value : values) {
            if (isIn(value, others)) {
                return true;
            }
        }
        return false;
    }

    /** Characters of a text, elements of an array; -1 for anything else. */
    int size(JsonNode value) {
        return value.isString() ? value.stringValue().length() : value.isArray() ? value.size() : -1;
    }

    /** Whether a text, array or object is empty, or is not; anything else is neither. */
    boolean isEmpty(JsonNode value, boolean expected) {
        return value.isString()
                ? value.stringValue().isEmpty() == expected
                : value.isContainer() && value.isEmpty() == expected;
    }

    private void spendText(int characters) {
        work.spend(characters / CHARACTERS_PER_UNIT);
    }
}
