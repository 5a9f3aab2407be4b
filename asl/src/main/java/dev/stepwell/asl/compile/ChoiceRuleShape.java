package dev.stepwell.asl.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The shape of a Choice rule: one test, combinators over further rules, one operator with an operand of its type. The
 * paths and expressions inside are the dialect's.
 */
final class ChoiceRuleShape {
    private static final String[] TESTS = {"And", "Or", "Not", "Variable", "Condition"};
    private static final Map<String, Operand> OPERATORS = operators();
    private static final FieldTable TOP = table("Assign Comment Next");
    private static final FieldTable NESTED = table("Comment");

    /** What an operator compares with. */
    private enum Operand {
        TEXT,
        NUMBER,
        TRUTH,
        TIMESTAMP,
        PATH
    }

    private ChoiceRuleShape() {}

    private static Map<String, Operand> operators() {
        Map<String, Operand> operators = new LinkedHashMap<>();
        family("String", Operand.TEXT, operators);
        operators.put("StringMatches", Operand.TEXT);
        family("Numeric", Operand.NUMBER, operators);
        operators.put("BooleanEquals", Operand.TRUTH);
        operators.put("BooleanEqualsPath", Operand.PATH);
        family("Timestamp", Operand.TIMESTAMP, operators);
        for (String type : List.of("Null", "Present", "Numeric", "String", "Boolean", "Timestamp")) {
            operators.put("Is" + type, Operand.TRUTH);
        }
        return operators;
    }

    private static void family(String type, Operand operand, Map<String, Operand> operators) {
        for (String comparison : List.of("Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals")) {
            operators.put(type + comparison, operand);
            operators.put(type + comparison + "Path", Operand.PATH);
        }
    }

    private static FieldTable table(String either) {
        Set<String> operators = OPERATORS.keySet();
        return FieldTable.of(either, "And Or Not Variable " + String.join(" ", operators), "Condition Output");
    }

    /** Reports what is wrong with a rule and the rules inside it; whether nothing is. */
    static boolean check(StateSource state, Fields rule, boolean isTop) {
        if (!(isTop ? TOP : NESTED).check(rule, state.language())) {
            return false;
        }
        if (rule.count(TESTS) != 1) {
            rule.error("The object must have only one of the following fields, " + List.of(TESTS));
            return false;
        }
        if (rule.has("Condition")) {
            return isCondition(rule);
        }
        if (rule.has("Not")) {
            Fields inner = rule.object("Not");
            return inner != null && Fields.all(check(state, inner, false), hasNoOperator(rule));
        }
        if (rule.has("Variable")) {
            return Fields.all(rule.text("Variable") != null, isComparison(rule));
        }
        return Fields.all(areAll(state, rule, rule.has("And") ? "And" : "Or"), hasNoOperator(rule));
    }

    private static boolean isCondition(Fields rule) {
        JsonNode condition = rule.json().path("Condition");
        if (condition.isString() || condition.isBoolean()) {
            return true;
        }
        rule.expected("Condition", "String");
        return false;
    }

    private static boolean areAll(StateSource state, Fields rule, String combinator) {
        List<Fields> rules = rule.someObjects(combinator);
        boolean fine =
                !rules.isEmpty() && rules.size() == rule.json().path(combinator).size();
        for (Fields inner : rules) {
            fine &= check(state, inner, false);
        }
        return fine;
    }

    private static List<String> operatorsOf(Fields rule) {
        List<String> found = new ArrayList<>(1);
        for (String name : rule.json().propertyNames()) {
            if (OPERATORS.containsKey(name)) {
                found.add(name);
            }
        }
        return found;
    }

    private static boolean hasNoOperator(Fields rule) {
        List<String> found = operatorsOf(rule);
        for (String operator : found) {
            rule.error("Field '" + operator + "' is not supported");
        }
        return found.isEmpty();
    }

    private static boolean isComparison(Fields rule) {
        List<String> found = operatorsOf(rule);
        if (found.isEmpty()) {
            rule.error("This object should have only one of the following fields: " + OPERATORS.keySet());
            return false;
        }
        if (found.size() > 1) {
            rule.error("There should only be one of the following fields: " + OPERATORS.keySet());
            return false;
        }
        TemplateWarnings.checkLiterals(rule, literal(found.getFirst()));
        return isOperand(rule, found.getFirst());
    }

    private static String[] literal(String operator) {
        return OPERATORS.get(operator) == Operand.PATH ? new String[0] : new String[] {operator};
    }

    private static boolean isOperand(Fields rule, String operator) {
        JsonNode value = rule.json().path(operator);
        Operand operand = OPERATORS.getOrDefault(operator, Operand.TEXT);
        return switch (operand) {
            case TEXT, PATH -> rule.text(operator) != null;
            case TIMESTAMP -> Timestamps.check(rule, operator);
            case NUMBER -> isTyped(rule, operator, value.isNumber(), "Number");
            case TRUTH -> isTyped(rule, operator, value.isBoolean(), "Boolean");
        };
    }

    private static boolean isTyped(Fields rule, String operator, boolean fine, String type) {
        if (!fine) {
            rule.expected(operator, type);
        }
        return fine;
    }
}
