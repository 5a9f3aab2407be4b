package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.JsonErrors;
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
            throw unlessJson.apply(complaint(text, e));
        }
        throw unlessJson.apply(unlessWhole);
    }

    /** Reads the text once more as characters, because that is what the service's complaints count and quote. */
    private static String complaint(String text, JacksonException ofBytes) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            isOneDocument(parser);
            return JsonErrors.message(ofBytes);
        } catch (JacksonException ofChars) {
            return JsonErrors.message(ofChars);
        }
    }

    private static boolean isOneDocument(JsonParser parser) {
        if (parser.nextToken() == null) {
            return false;
        }
        int depth = 0;
        do {
            Json.check(parser);
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && parser.nextToken() != null);
        return parser.nextToken() == null;
    }
}
