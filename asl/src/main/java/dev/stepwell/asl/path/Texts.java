package dev.stepwell.asl.path;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.JsonNode;

/** How values appear in error texts. */
final class Texts {
    private Texts() {}

    /** Text as it is, anything else as JSON. */
    static String shown(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.text(value);
    }
}
