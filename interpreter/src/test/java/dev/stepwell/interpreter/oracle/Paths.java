package dev.stepwell.interpreter.oracle;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.stepwell.asl.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** JSONPaths, all of them read by the library. */
final class Paths {
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new Jackson3JsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new Jackson3MappingProvider(Json.MAPPER))
            .build();
    private static final Pattern ELEMENT = Pattern.compile("(\\$[^*?:,(]*)\\[(\\d+)]");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_]\\w*)(.*)");

    private Paths() {}

    /** What was found: null for nothing, a missing node past the end of an array; why says more of nothing. */
    private record Found(@Nullable JsonNode value, String why) {}

    /** Null when the path leads nowhere. */
    static @Nullable JsonNode find(String path, JsonNode root, Moment moment) {
        JsonNode value = look(path, root, moment).value();
        return value != null && value.isMissingNode() ? Json.NODES.nullNode() : value;
    }

    /** For Choice, where the place past the end of an array counts as nothing. */
    static @Nullable JsonNode findStrictly(String path, JsonNode root, Moment moment) {
        JsonNode value = look(path, root, moment).value();
        return value == null || value.isMissingNode() ? null : value;
    }

    static JsonNode read(String path, JsonNode root, Moment moment) {
        JsonNode value = find(path, root, moment);
        if (value == null) {
            throw Trouble.runtime(
                    "Invalid path '" + path + "' : " + look(path, root, moment).why());
        }
        return value;
    }

    private static Found look(String path, JsonNode root, Moment moment) {
        if (path.startsWith("$$")) {
            moment.saw("path: context");
            return apply(path.substring(1), moment.context(), moment);
        }
        Matcher variable = VARIABLE.matcher(path);
        if (variable.matches()) {
            JsonNode value = moment.strand().variable(variable.group(1));
            moment.saw(value == null ? "path: variable without value" : "path: variable");
            return value == null
                    ? new Found(null, "No results for path: $['" + variable.group(1) + "']")
                    : apply("$" + variable.group(2), value, moment);
        }
        return apply(path, root, moment);
    }

    private static Found apply(String path, JsonNode root, Moment moment) {
        JsonPath compiled = JsonPath.compile(path);
        try {
            Object found = compiled.read((Object) root, CONFIGURATION);
            if (isPastTheEnd(path, root)) {
                moment.saw("path: past the end of an array");
                return new Found(MissingNode.getInstance(), "");
            }
            moment.saw(compiled.isDefinite() ? "path: single" : "path: many");
            return switch (found) {
                case null -> new Found(Json.NODES.nullNode(), "");
                case JsonNode node -> new Found(node, "");
                default -> new Found(Json.MAPPER.valueToTree(found), "");
            };
        } catch (PathNotFoundException nowhere) {
            if (!compiled.isDefinite()) {
                return new Found(Texts.array(), "");
            }
            moment.saw("path: nowhere");
            return new Found(null, translated(nowhere.getMessage()));
        } catch (JsonPathException unfit) {
            moment.saw("path: nowhere");
            return new Found(null, translated(unfit.getMessage()));
        }
    }

    /** The library gives null there. */
    private static boolean isPastTheEnd(String path, JsonNode root) {
        Matcher element = ELEMENT.matcher(path);
        if (!element.matches()) {
            return false;
        }
        Object array = JsonPath.compile(element.group(1)).read((Object) root, CONFIGURATION);
        return array instanceof JsonNode node && node.isArray() && Integer.parseInt(element.group(2)) >= node.size();
    }

    /** The service runs the library with the previous Jackson. */
    private static String translated(@Nullable String message) {
        return String.valueOf(message)
                .replace("tools.jackson.databind.node.StringNode", "com.fasterxml.jackson.databind.node.TextNode")
                .replace("tools.jackson.databind.node.", "com.fasterxml.jackson.databind.node.")
                .replace("Jackson3JsonNodeJsonProvider", "JacksonJsonNodeJsonProvider");
    }
}
