package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small words for JSON. */
final class Texts {
    private Texts() {}

    static ObjectNode object() {
        return Json.NODES.objectNode();
    }

    static ArrayNode array() {
        return Json.NODES.arrayNode();
    }

    static JsonNode text(String text) {
        return Json.NODES.stringNode(text);
    }

    static int size(JsonNode value) {
        return Json.text(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Text as it is, anything else as JSON. */
    static String shown(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.text(value);
    }

    static @Nullable String member(JsonNode owner, String name) {
        JsonNode value = owner.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }
}
