package dev.stepwell.asl.path.query;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.stepwell.asl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSONPath library that the service builds on, as far as it is known: what our own evaluation must agree with. */
final class LibraryOracle {
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new Jackson3JsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new Jackson3MappingProvider(Json.MAPPER))
            .build();

    /** What came of it; {@code value} is null when the path leads nowhere or makes no sense. */
    record Answer(@Nullable JsonNode value, String reason, boolean nothingThere) {
        boolean isMeant() {
            return value != null || nothingThere || MEANT.stream().anyMatch(reason::startsWith);
        }
    }

    private final JsonPath compiled;

    private LibraryOracle(JsonPath compiled) {
        this.compiled = compiled;
    }

    /** Messages of failures that are meant; with any other, the library has tripped over itself. */
    private static final List<String> MEANT = List.of("Filter:", "Aggregation function", "is not a number of JSON");

    /** Null when the library refuses the path. */
    static @Nullable LibraryOracle compile(String path) {
        try {
            return new LibraryOracle(JsonPath.compile(path));
        } catch (InvalidPathException refused) {
            return null;
        }
    }

    Answer read(JsonNode document) {
        try {
            Object found = compiled.read((Object) document.deepCopy(), CONFIGURATION);
            if (found instanceof Double number && !Double.isFinite(number)) {
                return new Answer(null, "is not a number of JSON", false);
            }
            return new Answer(found == null ? Json.NODES.nullNode() : Json.MAPPER.valueToTree(found), "", false);
        } catch (PathNotFoundException nothing) {
            return compiled.isDefinite()
                    ? new Answer(null, translated(String.valueOf(nothing.getMessage())), true)
                    : new Answer(Json.NODES.arrayNode(), "", true);
        } catch (RuntimeException senseless) {
            return new Answer(null, translated(String.valueOf(senseless.getMessage())), false);
        }
    }

    private static String translated(String message) {
        String old = "com.fasterxml.jackson.databind.node.";
        return message.replace("tools.jackson.databind.node.StringNode", old + "TextNode")
                .replace("tools.jackson.databind.node.", old)
                .replace("Jackson3JsonNodeJsonProvider", "JacksonJsonNodeJsonProvider")
                .replace("[\"b\"]", "['b']");
    }
}
