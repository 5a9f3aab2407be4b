package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.JsonErrors;
import dev.stepwell.asl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** JSON: bytes are refused with a reason or kept to the letter; a tree written and read is the same tree. */
final class PayloadTarget {
    private PayloadTarget() {}

    static void run(byte[] input) {
        byte[] document =
                TextAndDocument.isGenerated(input) ? Json.write(Documents.document(new Choices(input, 1))) : input;
        JsonNode tree;
        try {
            tree = Json.read(document);
        } catch (JacksonException notJson) {
            assertThat(JsonErrors.message(notJson)).isNotBlank();
            JsonErrors.location(notJson);
            return;
        }
        if (tree.isMissingNode()) {
            return;
        }
        check(document, tree);
    }

    private static void check(byte[] document, JsonNode tree) {
        Payload payload = Payload.ofUtf8(document);
        // as text: trees compare themselves by calling themselves, which takes more stack than reading them did
        assertThat(Json.text(payload.tree())).isEqualTo(Json.text(tree));
        assertThat(payload.utf8()).isEqualTo(document);
        Payload written = Payload.of(tree);
        Payload read = Payload.ofUtf8(written.utf8());
        assertThat(Payload.of(read.tree()).text()).isEqualTo(written.text());
        List<Object> leaves = leaves(document);
        if (leaves != null) {
            assertThat(leaves(written.utf8())).isEqualTo(leaves);
        }
    }

    /** Names, texts and the values of numbers, in order; null where a member stands twice, of which one is kept. */
    private static @Nullable List<Object> leaves(byte[] document) {
        List<Object> leaves = new ArrayList<>();
        try (JsonParser parser = Json.MAPPER
                .reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> leaves.add(parser.currentName());
                    case VALUE_STRING -> leaves.add(parser.getString());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        leaves.add(parser.getDecimalValue().stripTrailingZeros());
                    default -> leaves.add(token);
                }
            }
        } catch (StreamReadException twice) {
            return null;
        }
        return leaves;
    }
}
