package dev.stepwell.asl.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What is wrong with a JSON text, in the words AWS uses: those of the JSON library's second generation. */
public final class JsonErrors {
    private static final String DUPLICATE = "Duplicate Object property \"";
    private static final String UNRECOGNIZED = "Unrecognized token '";

    private JsonErrors() {}

    /** The complaint without its place: {@code Unrecognized token 'x': was expecting ...}. */
    public static String message(JacksonException error) {
        String text = error.getOriginalMessage();
        if (text.startsWith(DUPLICATE) && text.endsWith("\"")) {
            return "Duplicate field '" + text.substring(DUPLICATE.length(), text.length() - 1) + "'";
        }
        return text.replace("start property name", "start field name")
                .replace("separate property name and value", "separate field name and value")
                .replace("(`JsonToken.", "(of type ")
                .replace(
                        "`) found after value (bound as `tools.jackson",
                        ") found after value (bound as `com.fasterxml.jackson");
    }

    /** The place: {@code [Source: (String)"..."; line: 1, column: 4]}, or null when the parser knows none. */
    public static @Nullable String location(JacksonException error) {
        TokenStreamLocation location = error.getLocation();
        if (location == null) {
            return null;
        }
        int column = location.getColumnNr() + lengthOfToken(error.getOriginalMessage());
        return new TokenStreamLocation(location.contentReference(), -1, location.getLineNr(), column).toString();
    }

    /** The second generation points behind a word it does not know, the third at its beginning. */
    private static int lengthOfToken(String message) {
        if (!message.startsWith(UNRECOGNIZED)) {
            return 0;
        }
        return Math.max(0, message.indexOf('\'', UNRECOGNIZED.length()) - UNRECOGNIZED.length());
    }
}
