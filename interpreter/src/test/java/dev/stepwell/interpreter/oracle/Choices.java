package dev.stepwell.interpreter.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rules of a JSONPath Choice. */
final class Choices {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    private Choices() {}

    static boolean holds(JsonNode rule, JsonNode input, Moment moment) {
        for (Map.Entry<String, JsonNode> member : rule.properties()) {
            Boolean holds = holds(rule, member, input, moment);
            if (holds != null) {
                moment.saw("choice: " + member.getKey() + " " + holds);
                return holds;
            }
        }
        throw new AssertionError("no operator in " + rule);
    }

    /** Null when the member is not the operator. */
    private static @Nullable Boolean holds(
            JsonNode rule, Map.Entry<String, JsonNode> member, JsonNode input, Moment moment) {
        String operator = member.getKey();
        JsonNode operand = member.getValue();
        return switch (operator) {
            case "And" -> {
                for (JsonNode inner : operand) {
                    if (!holds(inner, input, moment)) {
                        yield false;
                    }
                }
                yield true;
            }
            case "Or" -> {
                for (JsonNode inner : operand) {
                    if (holds(inner, input, moment)) {
                        yield true;
                    }
                }
                yield false;
            }
            case "Not" -> !holds(operand, input, moment);
            case "Variable", "Next", "Assign", "Comment" -> null;
            case "IsPresent" ->
                (Paths.findStrictly(rule.get("Variable").stringValue(), input, moment) != null)
                        == operand.booleanValue();
            default -> test(operator, present(rule.get("Variable"), input, moment), operand, input, moment);
        };
    }

    private static JsonNode present(JsonNode path, JsonNode input, Moment moment) {
        JsonNode value = Paths.findStrictly(path.stringValue(), input, moment);
        if (value == null) {
            moment.saw("choice: missing value");
            throw Trouble.runtime("Invalid path '" + path.stringValue()
                    + "': The choice state's condition path references an invalid value.");
        }
        return value;
    }

    private static boolean test(String operator, JsonNode value, JsonNode operand, JsonNode input, Moment moment) {
        return switch (operator) {
            case "IsNull" -> value.isNull() == operand.booleanValue();
            case "IsNumeric" -> value.isNumber() == operand.booleanValue();
            case "IsString" -> value.isString() == operand.booleanValue();
            case "IsBoolean" -> value.isBoolean() == operand.booleanValue();
            case "IsTimestamp" -> (timestamp(value) != null) == operand.booleanValue();
            case "StringMatches" ->
                value.isString()
                        && wildcard(operand.stringValue())
                                .matcher(value.stringValue())
                                .matches();
            default -> {
                boolean byPath = operator.endsWith("Path");
                String plain = byPath ? operator.substring(0, operator.length() - 4) : operator;
                yield compare(plain, value, byPath ? present(operand, input, moment) : operand);
            }
        };
    }

    private static boolean compare(String operator, JsonNode left, JsonNode right) {
        Integer order = null;
        String relation;
        if (operator.startsWith("String")) {
            relation = operator.substring("String".length());
            if (left.isString() && right.isString()) {
                order = left.stringValue().compareTo(right.stringValue());
            }
        } else if (operator.startsWith("Numeric")) {
            relation = operator.substring("Numeric".length());
            if (left.isNumber() && right.isNumber()) {
                order = left.decimalValue().compareTo(right.decimalValue());
            }
        } else if (operator.startsWith("Boolean")) {
            relation = operator.substring("Boolean".length());
            if (left.isBoolean() && right.isBoolean()) {
                order = Boolean.compare(left.booleanValue(), right.booleanValue());
            }
        } else {
            relation = operator.substring("Timestamp".length());
            Instant first = timestamp(left);
            Instant second = timestamp(right);
            if (first != null && second != null) {
                order = first.compareTo(second);
            }
        }
        return order != null && related(relation, order);
    }

    private static boolean related(String relation, int order) {
        return switch (relation) {
            case "Equals" -> order == 0;
            case "LessThan" -> order < 0;
            case "GreaterThan" -> order > 0;
            case "LessThanEquals" -> order <= 0;
            case "GreaterThanEquals" -> order >= 0;
            default -> throw new AssertionError(relation);
        };
    }

    static @Nullable Instant timestamp(JsonNode value) {
        if (!value.isString() || !TIMESTAMP.matcher(value.stringValue()).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.stringValue()).toInstant();
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static Pattern wildcard(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '\\' && i + 1 < pattern.length() && "*\\".indexOf(pattern.charAt(i + 1)) >= 0) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
