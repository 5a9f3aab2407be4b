package dev.stepwell.asl.path.query;

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
                : "Filter: " + rest + " can only be applied to arrays. Current context is: " + found;
    }

    /** The library's own message, freed of the names of our tree. */
    static String translated(String message) {
        return message.replace("tools.jackson.databind.node.StringNode", NODES + "TextNode")
                .replace("tools.jackson.databind.node.", NODES)
                .replace("com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider", PROVIDER);
    }

    private static String nodeClass(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "null";
            case STRING -> NODES + "TextNode";
            default -> NODES + node.getClass().getSimpleName();
        };
    }
}
