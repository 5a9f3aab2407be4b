package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Refused;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A string in a request that must itself be one JSON document. Kept to the letter and never made into a tree. */
final class JsonText {
    private JsonText() {}

    /**
     * The payload with this text.
     *
     * @param unlessJson makes the refusal from the parser's words
     * @param unlessWhole the problem to tell when there is no document, or more than one
     */
    static Payload payload(String text, String unlessWhole, Function<String, Refused> unlessJson) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = Json.MAPPER.createParser(utf8)) {
            if (isOneDocument(parser)) {
                return Payload.ofUtf8(utf8);
            }
        } catch (JacksonException e) {
            throw unlessJson.apply(wording(e));
        }
        throw unlessJson.apply(unlessWhole);
    }

    private static boolean isOneDocument(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return false;
        }
        parser.skipChildren();
        return parser.nextToken() == null;
    }

    /** The service speaks with the words of Jackson 2, which called properties fields. */
    private static String wording(JacksonException e) {
        return e.getOriginalMessage().replace("property name", "field name");
    }
}
