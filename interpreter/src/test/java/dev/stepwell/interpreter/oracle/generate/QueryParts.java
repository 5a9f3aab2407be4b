package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Expressions and templates of the JSONata dialect. */
final class QueryParts {
    private static final String INPUT = "$states.input";

    private final Dice dice;
    private final Shapes shapes;

    QueryParts(Dice dice, Shapes shapes) {
        this.dice = dice;
        this.shapes = shapes;
    }

    static String wrapped(String expression) {
        return "{% " + expression + " %}";
    }

    /** Source is what the expression reads: $states.input, $states.result or $states.errorOutput. */
    String expression(Names names, String source) {
        if (dice.percent(12) && !names.readable().isEmpty()) {
            String variable = "$" + dice.pick(names.readable());
            return dice.percent(70) ? variable : "$exists(" + variable + ")";
        }
        if (names.inMap && dice.percent(8)) {
            return dice.pick("$states.context.Map.Item.Index", "$states.context.Map.Item.Value");
        }
        if (!source.equals(INPUT) && dice.percent(50)) {
            return dice.pick(source, "[" + source + "]", "$exists(" + source + ")", "$string(" + source + ")");
        }
        if (dice.percent(3)) {
            return dice.pick(
                    "$states.input.missing",
                    "$states.input.b + 1",
                    "$states.input.f - 1",
                    "$number($states.input.b)",
                    "$states.input.missing.deep",
                    "$error('told')",
                    "-$states.input.b",
                    "$uppercase($states.input.a)");
        }
        return dice.pick(
                "$states.input",
                "$states.input.a + 1",
                "$states.input.a * $states.input.d.x",
                "$states.input.b & '!'",
                "$uppercase($states.input.b)",
                "$count($states.input.c)",
                "$states.input.c",
                "$states.input.d",
                "$states.input.n",
                "$states.input.d.y",
                "$states.context.State.Name",
                "$states.context.Execution.Input.b",
                "{'x': $states.input.a, 'no': $states.input.missing}",
                "[$states.input.a, $states.input.b]",
                "$exists($states.input.missing)",
                "$states.input.f ? 'yes' : 'no'",
                "$partition([1,2,3,4,5], $states.input.a > 2 ? 2 : 3)",
                "$range(1, 7, 2)",
                "$hash($states.input.b, 'SHA-256')",
                "$parse('{\"p\":[1,null]}')",
                "$map([1,2,3], function($v) { $v * 2 })",
                "$append([0], $states.input.a)",
                "$join(['a', 'b'], '-')",
                "$states.input.a > 2",
                "$merge([$states.input, {'m': 1}])");
    }

    /** Keeps the shape of the input, most times. */
    JsonNode output(Names names, String source) {
        if (dice.percent(75)) {
            return text("$merge([$states.input, {'r': " + quiet(names, source) + "}])");
        }
        return template(names, source);
    }

    /** An expression that is no object constructor with undefined parts of its own. */
    private String quiet(Names names, String source) {
        String expression = expression(names, source);
        return expression.contains("missing") ? "1" : expression;
    }

    JsonNode template(Names names, String source) {
        return switch (dice.below(4)) {
            case 0 -> text(expression(names, source));
            case 1 -> shapes.anything(1);
            default -> {
                ObjectNode object = Json.NODES.objectNode();
                object.set("e", text(expression(names, source)));
                if (dice.percent(50)) {
                    ArrayNode array = object.putArray("l");
                    array.add(1);
                    array.addObject().set("in", text(expression(names, source)));
                }
                yield object;
            }
        };
    }

    JsonNode text(String expression) {
        return Json.NODES.stringNode(wrapped(expression));
    }

    void assign(ObjectNode owner, Names names, String source) {
        ObjectNode assign = owner.putObject("Assign");
        int count = dice.percent(8) ? 0 : 1 + dice.below(2);
        for (int i = 0; i < count; i++) {
            String name = names.assignable(dice);
            assign.set(name, template(names, source));
        }
    }
}
