package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import dev.stepwell.interpreter.oracle.Constructs;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of a JSONPath Choice. */
final class ChoiceParts {
    private static final List<String> OPERATORS = Constructs.operators();

    private final Dice dice;
    private final Shapes shapes;
    private final PathParts paths;

    ChoiceParts(Dice dice, Shapes shapes, PathParts paths) {
        this.dice = dice;
        this.shapes = shapes;
        this.paths = paths;
    }

    ObjectNode rule(Names names, int depth) {
        ObjectNode rule = Json.NODES.objectNode();
        if (depth > 0 && dice.percent(30)) {
            switch (dice.below(3)) {
                case 0 -> rule.set("Not", rule(names, depth - 1));
                case 1 -> several(rule.putArray("And"), names, depth);
                default -> several(rule.putArray("Or"), names, depth);
            }
            return rule;
        }
        String operator = OPERATORS.get(dice.turn("operator", OPERATORS.size()));
        if (operator.startsWith("Is")) {
            boolean mayMiss = operator.equals("IsPresent");
            rule.put("Variable", mayMiss && dice.percent(40) ? dice.pick("$.missing", "$.c[9]") : variable(names));
            rule.put(operator, dice.percent(60));
        } else if (operator.startsWith("String")) {
            compare(
                    rule,
                    operator,
                    dice.pick("$.b", "$.b", "$.b", "$.b", "$.d.y", "$.t"),
                    dice.pick("$.b", "$.d.y"),
                    names);
        } else if (operator.startsWith("Numeric")) {
            compare(rule, operator, dice.pick("$.a", "$.g", "$.d.x"), dice.pick("$.a", "$.g"), names);
        } else if (operator.startsWith("Timestamp")) {
            compare(rule, operator, dice.pick("$.t", "$.t", "$$.State.EnteredTime"), time(), names);
        } else {
            compare(rule, operator, "$.f", "$.f", names);
        }
        return rule;
    }

    private void several(ArrayNode rules, Names names, int depth) {
        int count = 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            rules.add(rule(names, depth - 1));
        }
    }

    private void compare(ObjectNode rule, String operator, String variable, String other, Names names) {
        rule.put("Variable", dice.percent(92) ? variable : variable(names));
        if (operator.endsWith("Path")) {
            rule.put(operator, dice.percent(88) ? other : variable(names));
        } else if (operator.equals("StringMatches")) {
            rule.put(operator, dice.pick("foo*", "*", "f\\*o", "*.txt", "b*r", "*o*", "foo", "*a*b*", ""));
        } else if (operator.startsWith("String")) {
            rule.put(operator, dice.percent(80) ? "foo" : shapes.word());
        } else if (operator.startsWith("Numeric")) {
            rule.set(operator, Json.read(dice.pick("1", "2", "3", "2.5", "0", "3.0")));
        } else if (operator.startsWith("Timestamp")) {
            rule.put(operator, dice.percent(50) ? Shapes.TIMES[0] : dice.pick(Shapes.TIMES));
        } else {
            rule.put(operator, dice.percent(50));
        }
    }

    private String time() {
        return dice.pick("$.t", "$$.Execution.StartTime");
    }

    private String variable(Names names) {
        return dice.percent(97) ? paths.reference(names) : "$.missing";
    }
}
