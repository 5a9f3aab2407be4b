package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Why a path does not apply, in the words of the JSONPath library as the service shows them: its tree is that of the
 * previous Jackson generation, so its class names appear instead of ours.
 */
final class LibraryTexts {
    private static final String NODES = "com.fasterxml.jackson.databind.node.";
    private static final String PROVIDER = "com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider";

    private LibraryTexts() {}

    static String notAnObject(String property, String walked, JsonNode found) {
        return "Expected to find an object with property " + property + " in path " + walked + " but found '"
                + nodeClass(found) + "'. This is not a json object according to the JsonProvider: '" + PROVIDER + "'.";
    }

    static String notAnArray(String rest, String walked, JsonNode found) {
        return found.isMissingNode()
                ? "The path " + walked + " is null"
                : "Filter: " + rest + " can only be applied to arrays. Current context is: " + shown(found);
    }

    static String primitive(String rest, JsonNode found) {
        return "Filter: " + rest + " can not be applied to primitives. Current context is: "
                + shown(Value.orNull(found));
    }

    /** A value as JSON; nothing of one that is too deep or too long to be written. */
    static String shown(JsonNode value) {
        try {
            return Json.text(value);
        } catch (JacksonException beyondLimits) {
            return "...";
        }
    }

    private static String nodeClass(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "null";
            case STRING -> NODES + "TextNode";
            default -> NODES + node.getClass().getSimpleName();
        };
    }
}
