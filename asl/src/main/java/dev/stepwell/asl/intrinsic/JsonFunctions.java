package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.MemberOrder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions on JSON documents. */
final class JsonFunctions {
    private JsonFunctions() {}

    static JsonNode stringToJson(Arguments arguments) {
        String text = arguments.text(0);
        arguments.work().spend(text.length());
        try {
            JsonNode parsed = Json.read(text);
            if (parsed.isMissingNode()) {
                throw arguments.invalid();
            }
            return parsed;
        } catch (JacksonException notJson) {
            throw arguments.invalid();
        }
    }

    static JsonNode jsonToString(Arguments arguments) {
        return Json.NODES.stringNode(arguments.json(0));
    }

    /** The members of both, those of the second winning; only this shallow merge exists in the service. */
    static JsonNode merge(Arguments arguments) {
        ObjectNode first = arguments.object(0);
        ObjectNode second = arguments.object(1);
        if (arguments.truth(2)) {
            throw arguments.invalid();
        }
        List<String> names = new ArrayList<>(first.propertyNames());
        names.addAll(second.propertyNames());
        ObjectNode merged = Json.NODES.objectNode();
        for (String name : MemberOrder.of(names)) {
            JsonNode winner = second.has(name) ? second.get(name) : first.get(name);
            merged.set(name, winner);
        }
        return merged;
    }
}
