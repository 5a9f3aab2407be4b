package dev.stepwell.fuzz;

import dev.stepwell.asl.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Generates JSON documents whose members have the names that the generated expressions ask for. */
final class Documents {
    /** Names of members and variables. */
    static final List<String> NAMES = List.of("a", "b", "c", "items", "x y", "é", "a.b", "", "$", "Error");

    /** What expressions find when the input has no document of its own. */
    static final String USUAL = """
            {"a": {"b": [1, 2.5, "3", null, true, {"c": "x", "n": -1e3}], "c": {"a": "text", "b": ""}},
             "b": [{"a": 1, "c": "one"}, {"a": 2, "c": "two"}, {"a": 2, "c": "zwei"}],
             "c": "The quick brown fox, 1984-05-01T12:00:00Z", "items": [3, 1, 2], "x y": 0.1, "é": "日本", "a.b": 7}
            """;

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "2.5",
            "-0.0",
            "1e400",
            "1E-400",
            "9007199254740993",
            "99999999999999999999999",
            "2147483648",
            "0.1000",
            "1e2",
            "\"\"",
            "\"a\"",
            "\"$.a\"",
            "\"2026-01-02T03:04:05Z\"",
            "\"2026-02-30T25:00:00+99:00\"",
            "\"\\ud800\"",
            "\"é日本\\ud83d\\ude00\"",
            "\"{\\\"a\\\":1}\"",
            "\"aGVsbG8=\"",
            "\"12\"",
            "\"arn:aws:lambda:us-east-1:123456789012:function:f\"");

    private static final int DEPTH_MAX = 4;
    private static final int CHAIN_MAX = 990;

    private Documents() {}

    static JsonNode document(Choices choices) {
        return choices.once(64) ? chain(1 + choices.wide() % CHAIN_MAX) : value(choices, 0);
    }

    private static JsonNode value(Choices choices, int depth) {
        return switch (choices.below(depth < DEPTH_MAX ? 6 : 3)) {
            case 0 -> Json.read(choices.of(SCALARS));
            case 1 -> Json.NODES.numberNode(choices.wide() - 32_768);
            case 2 -> Json.NODES.stringNode(choices.text());
            case 3, 4 -> object(choices, depth);
            default -> array(choices, depth);
        };
    }

    static ObjectNode object(Choices choices, int depth) {
        ObjectNode object = Json.NODES.objectNode();
        for (int left = choices.below(6); left > 0; left--) {
            object.set(choices.of(NAMES), value(choices, depth + 1));
        }
        return object;
    }

    private static ArrayNode array(Choices choices, int depth) {
        ArrayNode array = Json.NODES.arrayNode();
        for (int left = choices.below(6); left > 0; left--) {
            array.add(value(choices, depth + 1));
        }
        return array;
    }

    private static JsonNode chain(int length) {
        JsonNode chain = Json.NODES.numberNode(length);
        for (int i = 0; i < length; i++) {
            chain = i % 2 == 0
                    ? Json.NODES.objectNode().set("a", chain)
                    : Json.NODES.arrayNode().add(chain);
        }
        return chain;
    }
}
