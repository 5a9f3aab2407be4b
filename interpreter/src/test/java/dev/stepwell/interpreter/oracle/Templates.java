package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payload templates of the JSONPath dialect. */
final class Templates {
    private Templates() {}

    /** Fixed members come first, computed ones after them in the order of a hash table. */
    static JsonNode fill(JsonNode template, JsonNode root, Moment moment) {
        if (template.isArray()) {
            ArrayNode filled = Texts.array();
            template.forEach(element -> filled.add(fill(element, root, moment)));
            return filled;
        }
        if (!template.isObject()) {
            return template;
        }
        ObjectNode filled = Texts.object();
        Map<String, String> computed = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : template.properties()) {
            if (member.getKey().endsWith(".$")) {
                computed.put(plain(member.getKey()), member.getKey());
            } else {
                filled.set(member.getKey(), fill(member.getValue(), root, moment));
            }
        }
        computed.forEach((name, field) ->
                filled.set(name, expression(field, template.get(field).stringValue(), root, moment)));
        return filled;
    }

    static String plain(String field) {
        return field.endsWith(".$") ? field.substring(0, field.length() - 2) : field;
    }

    /** A path or the call of an intrinsic function. */
    static JsonNode expression(String field, String text, JsonNode root, Moment moment) {
        if (text.startsWith("States.")) {
            return new Intrinsics(text, root, moment).evaluate();
        }
        JsonNode found = Paths.find(text, root, moment);
        if (found == null) {
            throw Trouble.runtime("The JSONPath '" + text + "' specified for the field '" + field
                    + "' could not be found in the input '" + Json.text(root) + "'");
        }
        return found;
    }
}
