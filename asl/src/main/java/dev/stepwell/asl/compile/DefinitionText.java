package dev.stepwell.asl.compile;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.JsonErrors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The text of a definition as JSON: strict, no member twice, nested no deeper than the compiler can follow. */
final class DefinitionText {
    /** Deepest nesting of objects and arrays in a definition. */
    static final int NESTING_MAX = 500;

    /** Reports the source with its errors, as AWS does, which the mapper for payloads must not. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_MAX)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`\\)");

    private DefinitionText() {}

    /** A reader of the tokens of a definition. */
    static JsonParser parser(String text) {
        return MAPPER.createParser(text);
    }

    /** The definition as an object, or null after reporting why it is none. */
    static @Nullable ObjectNode parse(String text, int charsMax, Problems problems) {
        if (text.length() > charsMax) {
            report(
                    problems,
                    Fields.SCHEMA,
                    "The definition has " + text.length() + " characters; at most " + charsMax + " are allowed");
            return null;
        }
        JsonNode root = text.isBlank() ? null : read(text, problems);
        if (root instanceof ObjectNode object) {
            return object;
        }
        if (!problems.hasErrors()) {
            report(problems, Fields.SCHEMA, "Definition must be a valid JSON object");
        }
        return null;
    }

    private static @Nullable JsonNode read(String text, Problems problems) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            try {
                return MAPPER.readTree(parser);
            } catch (StreamConstraintsException tooMuch) {
                problems.add(tooMuch(tooMuch, parser.currentLocation().toString()));
            } catch (JacksonException notJson) {
                problems.add(syntaxError(notJson));
            } catch (NumberFormatException outOfRange) {
                problems.add(invalid(
                        Json.NUMBER_OUT_OF_RANGE, parser.currentLocation().toString()));
            }
            return null;
        }
    }

    /** The parser does not tell where a text goes beyond its bounds, and names its own settings. */
    private static Diagnostic tooMuch(StreamConstraintsException tooMuch, String location) {
        String message = tooMuch.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return new Diagnostic(
                    Severity.ERROR,
                    "TOO_DEEPLY_NESTED",
                    "The definition is nested more than " + NESTING_MAX + " levels deep",
                    location);
        }
        return invalid(SETTING.matcher(message).replaceAll(")"), location);
    }

    private static Diagnostic syntaxError(JacksonException notJson) {
        String location = JsonErrors.location(notJson);
        String message = JsonErrors.message(notJson);
        return invalid(message, location);
    }

    private static Diagnostic invalid(String message, @Nullable String location) {
        return new Diagnostic(
                Severity.ERROR,
                "INVALID_JSON_DESCRIPTION",
                location == null ? message : message + "\n at " + location,
                location);
    }

    private static void report(Problems problems, String code, String message) {
        problems.add(new Diagnostic(Severity.ERROR, code, message, null));
    }
}
