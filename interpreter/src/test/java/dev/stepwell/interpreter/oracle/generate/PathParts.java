package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Paths, templates and intrinsic functions of the JSONPath dialect. */
final class PathParts {
    private static final String[] NAMES = {
        "Format",
        "StringToJson",
        "JsonToString",
        "Array",
        "ArrayPartition",
        "ArrayContains",
        "ArrayRange",
        "ArrayGetItem",
        "ArrayLength",
        "ArrayUnique",
        "Base64Encode",
        "Base64Decode",
        "Hash",
        "JsonMerge",
        "MathAdd",
        "MathRandom",
        "StringSplit"
    };

    private final Dice dice;
    private final Shapes shapes;

    PathParts(Dice dice, Shapes shapes) {
        this.dice = dice;
        this.shapes = shapes;
    }

    /** Any path. */
    String path(Names names) {
        if (dice.percent(25) && !names.readable().isEmpty()) {
            String variable = "$" + dice.pick(names.readable());
            return dice.percent(80) ? variable : variable + dice.pick(".x", "[0]", ".d.y");
        }
        if (dice.percent(8)) {
            return dice.pick(
                    "$$.State.Name",
                    "$$.Execution.Input",
                    "$$.State.EnteredTime",
                    "$$.Execution.Name",
                    "$$.Execution.Input.b",
                    "$$.StateMachine.Name",
                    "$$",
                    "$$.State.RetryCount");
        }
        if (names.inMap && dice.percent(8)) {
            return dice.pick("$$.Map.Item.Index", "$$.Map.Item.Value", "$$.Map.Item.Source");
        }
        if (dice.percent(8)) {
            return dice.pick(
                    "$.c[*]",
                    "$.c[0:2]",
                    "$..x",
                    "$.d.*",
                    "$.c[?(@ > 2)]",
                    "$.c.length()",
                    "$.c[-1:]",
                    "$['a','b']",
                    "$.c[?(@.x)]",
                    "$..nothing",
                    "$.c[0,1]",
                    "$.c[?(@ == 'foo')]");
        }
        if (dice.percent(2)) {
            return dice.pick(
                    "$.missing", "$.a.x", "$.c.x", "$.missing.y", "$.d[0]", "$[0]", "$.c[9].x", "$.n.z", "$.b[1]");
        }
        return dice.pick(
                "$",
                "$.a",
                "$.b",
                "$.c",
                "$.d",
                "$.d.x",
                "$['d']['y']",
                "$.f",
                "$.g",
                "$.n",
                "$.t",
                "$.a",
                "$.b",
                "$.j",
                dice.percent(30) ? "$.c[9]" : "$.c");
    }

    /** A path to one place. */
    String reference(Names names) {
        String path = path(names);
        while (path.matches(".*([*?:(]|\\.\\.|,).*")) {
            path = path(names);
        }
        return path;
    }

    /** A template that makes the usual shape again, or any. */
    ObjectNode template(Names names) {
        ObjectNode template = Json.NODES.objectNode();
        if (dice.percent(70)) {
            for (String member : Shapes.MEMBERS) {
                if (dice.percent(90)) {
                    template.put(member + ".$", "$." + member);
                } else {
                    template.set(member, shapes.usual(member));
                }
            }
        }
        int extra = dice.below(3);
        for (int i = 0; i < extra; i++) {
            add(template, dice.pick("k1", "k2", "zz", "order"), names, 2);
        }
        return template;
    }

    private void add(ObjectNode template, String name, Names names, int depth) {
        if (template.has(name) || template.has(name + ".$")) {
            return;
        }
        switch (dice.below(depth > 0 ? 6 : 3)) {
            case 0 -> template.set(name, shapes.anything(1));
            case 1 -> template.put(name + ".$", path(names));
            case 2, 3 -> template.put(name + ".$", intrinsic(names, 2));
            case 4 -> add(template.putObject(name), dice.pick("p", "q"), names, depth - 1);
            default -> {
                ArrayNode array = template.putArray(name);
                array.add(dice.below(10));
                add(array.addObject(), dice.pick("p", "q"), names, depth - 1);
            }
        }
    }

    void assign(ObjectNode owner, Names names) {
        ObjectNode assign = owner.putObject("Assign");
        int count = dice.percent(8) ? 0 : 1 + dice.below(2);
        for (int i = 0; i < count; i++) {
            String name = names.assignable(dice);
            assign.remove(name);
            assign.remove(name + ".$");
            switch (dice.below(5)) {
                case 0 -> assign.set(name, shapes.anything(1));
                case 1 -> assign.put(name + ".$", intrinsic(names, 1));
                case 2 -> assign.set(name, Json.NODES.objectNode().put("x.$", "$"));
                default -> assign.put(name + ".$", dice.percent(60) ? "$" : path(names));
            }
        }
    }

    /** The call of an intrinsic function. */
    String intrinsic(Names names, int depth) {
        String name = NAMES[dice.turn("intrinsic", NAMES.length)];
        boolean odd = dice.slowTurn("odd", NAMES.length, 3);
        String arguments = switch (name) {
            case "Format" -> odd ? "'{} {}', $.a" : format(names, depth);
            case "StringToJson" -> odd ? dice.pick("$.j", "'{'", "''") : dice.pick("'{\"k\":[1,2.5]}'", "'[]'", "'12'");
            case "JsonToString" -> path(names);
            case "Array" -> dice.pick("", any(names, depth), any(names, depth) + ", " + any(names, depth));
            case "ArrayPartition" -> array(names, depth) + ", " + (odd ? "0" : dice.pick("1", "2", "$.a", "1.5"));
            case "ArrayContains" -> (odd ? "$.b" : array(names, depth)) + ", " + any(names, depth);
            case "ArrayRange" -> odd ? "1, 5, 0" : dice.pick("1, 9, 2", "0, $.a, 1", "5, 1, -2", "3, 1, 1", "1, 1, 7");
            case "ArrayGetItem" -> array(names, depth) + ", " + (odd ? "5" : "0");
            case "ArrayLength", "ArrayUnique" -> odd ? "$.b" : array(names, depth);
            case "Base64Encode" -> odd ? "$.c" : text(names, depth);
            case "Base64Decode" -> odd ? "'Z'" : dice.pick("'Zm9v'", "'w7w='", "States.Base64Encode($.b)");
            case "Hash" -> any(names, depth) + (odd ? ", 'MD4'" : ", '" + algorithm() + "'");
            case "JsonMerge" -> "$.d, " + dice.pick("$", "$.d") + (odd ? ", true" : ", false");
            case "MathAdd" -> odd ? "$.b, 1" : dice.pick("$.a, 1", "$.a, -1.5", "2147483600, 40", "$.g, $.a");
            case "MathRandom" -> odd ? "3, 3, 1" : dice.pick("1, 100, 7", "-5, $.a, 3", "0, 10, $.a");
            default -> (odd ? "$.a" : text(names, depth)) + ", " + dice.pick("','", "',; '", "'o'", "''");
        };
        return "States." + name + "(" + arguments + ")";
    }

    private String algorithm() {
        return dice.pick("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    }

    private String format(Names names, int depth) {
        return dice.pick(
                "'hello {}', " + any(names, depth),
                "'{}-{}', " + any(names, depth) + ", " + any(names, depth),
                "'it\\'s \\{{}\\} \\\\', $.b",
                "'none'",
                "$.b");
    }

    private String any(Names names, int depth) {
        return dice.percent(25) && depth > 0
                ? intrinsic(names, depth - 1)
                : dice.pick(path(names), "'text'", "12", "-1.5", "true", "null", "$.c", "$.d");
    }

    private String array(Names names, int depth) {
        return dice.percent(20) && depth > 0
                ? dice.pick("States.Array(" + any(names, depth - 1) + ", 1)", "States.ArrayRange(1, 6, 1)")
                : dice.pick("$.c", "$.c[*]", "$.c");
    }

    private String text(Names names, int depth) {
        return dice.percent(20) && depth > 0
                ? "States.Format('{}', " + path(names) + ")"
                : dice.pick("$.b", "'a,b c'", "$.t", "$.d.y", "$.b");
    }

    /** A ResultPath; null stands for the field's own null. */
    void resultPath(ObjectNode owner) {
        int way = dice.below(100);
        if (way < 8) {
            owner.putNull("ResultPath");
        } else if (way < 70) {
            owner.put("ResultPath", dice.pick("$.r", "$.d.r", "$.new.deep", "$['k k']", "$.b"));
        } else if (way < 74) {
            owner.put("ResultPath", dice.pick("$.c[0]", "$.c[9]", "$.a.z", "$.n.z", "$.c.x"));
        } else if (way < 80) {
            owner.put("ResultPath", "$");
        }
    }

    void filters(ObjectNode state, Names names) {
        if (dice.percent(7)) {
            state.put("InputPath", dice.percent(60) ? "$" : path(names));
        } else if (dice.percent(2)) {
            state.putNull("InputPath");
        }
        if (dice.percent(7)) {
            state.put("OutputPath", dice.percent(60) ? dice.pick("$", "$.d", "$.r") : path(names));
        } else if (dice.percent(2)) {
            state.putNull("OutputPath");
        }
    }

    JsonNode literal() {
        return dice.percent(50) ? shapes.data() : shapes.anything(2);
    }
}
