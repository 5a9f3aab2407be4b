package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of generated executions: a and g are numbers, m is below zero, b a text, c an array, d an object with x and y, f a truth
 * value, j JSON text, n null, t a timestamp.
 */
final class Shapes {
    static final String[] MEMBERS = {"a", "b", "c", "d", "f", "g", "j", "m", "n", "t"};
    static final String[] TIMES = {
        "2026-01-02T03:04:09Z", "2026-01-02T03:04:05Z", "2025-12-31T23:59:59.5+01:00", "2026-01-02T04:04:11.678+01:00"
    };

    private final Dice dice;

    /** Whether numbers may be written with zeros at their end; expressions do not keep those. */
    private final boolean asWritten;

    Shapes(Dice dice, boolean asWritten) {
        this.dice = dice;
        this.asWritten = asWritten;
    }

    /** The usual shape; sometimes a member is missing or something else. */
    ObjectNode data() {
        ObjectNode data = Json.NODES.objectNode();
        for (String member : MEMBERS) {
            if (!dice.percent(2)) {
                data.set(member, dice.percent(3) ? anything(1) : usual(member));
            }
        }
        return data;
    }

    JsonNode usual(String member) {
        return switch (member) {
            case "a" -> dice.percent(90) ? Json.NODES.numberNode(1 + dice.below(6)) : oddNumber();
            case "g" -> dice.percent(80) ? Json.NODES.numberNode(dice.below(4)) : oddNumber();
            case "b" -> Json.NODES.stringNode(word());
            case "c" -> items();
            case "d" -> {
                ObjectNode inner = Json.NODES.objectNode().put("x", dice.below(5));
                inner.put("y", word());
                yield inner;
            }
            case "f" -> Json.NODES.booleanNode(dice.percent(50));
            case "j" -> Json.NODES.stringNode(dice.pick("{\"k\":[1,2.5]}", "[]", "7", "\"w\"", "{broken", ""));
            case "m" -> Json.NODES.numberNode(-1 - dice.below(2));
            case "n" -> Json.NODES.nullNode();
            default ->
                Json.NODES.stringNode(
                        dice.percent(30)
                                ? TIMES[0]
                                : dice.percent(88) ? dice.pick(TIMES) : dice.pick("soon", "9999-01-01T00:00:00Z"));
        };
    }

    private JsonNode oddNumber() {
        return Json.read(
                asWritten && dice.percent(50)
                        ? dice.pick("1.50", "7.0", "1e3", "3.000")
                        : dice.pick("0", "-3", "-3", "2.5", "-0.5", "3000000000"));
    }

    String word() {
        return dice.percent(35)
                ? "foo"
                : dice.pick("", "foo", "bar", "foo bar", "f*o", "a,b;c", "Zm9v", "ünï", "x{}y", "E1", "bar.txt");
    }

    ArrayNode items() {
        ArrayNode items = Json.NODES.arrayNode();
        if (dice.percent(20)) {
            items.addObject().put("x", 1);
            return items.add(2).add(3);
        }
        int count = dice.pick(0, 1, 2, 2, 3, 3, 4, 5);
        boolean numbers = dice.percent(60);
        for (int i = 0; i < count; i++) {
            items.add(numbers ? Json.NODES.numberNode(dice.below(5)) : anything(1));
        }
        return items;
    }

    JsonNode anything(int depth) {
        return switch (dice.below(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NODES.numberNode(dice.below(100));
            case 1 -> oddNumber();
            case 2 -> Json.NODES.booleanNode(dice.percent(50));
            case 3 -> Json.NODES.nullNode();
            case 4, 5 -> Json.NODES.stringNode(word());
            case 6 -> items();
            default -> Json.NODES.objectNode().put("x", dice.below(9)).set("y", anything(depth - 1));
        };
    }
}
