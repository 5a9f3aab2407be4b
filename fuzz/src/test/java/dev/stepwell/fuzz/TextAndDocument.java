package dev.stepwell.fuzz;

import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;

/**
 * What most targets make of their bytes: a text of the language and a document to apply it to.
 *
 * @param document valid JSON
 */
record TextAndDocument(String text, String document) {
    /** Between the text and the document of a seed that is readable. */
    private static final String SEPARATOR = "\n---\n";

    private static final int PRINTABLE = 8;

    /** Whether the input is decisions of a generator rather than text: its first byte is no character of a text. */
    static boolean isGenerated(byte[] input) {
        return input.length > 0 && input[0] >= 0 && input[0] < PRINTABLE;
    }

    /** The text up to the separator, and the document behind it, or the usual one where there is none. */
    static TextAndDocument split(byte[] input) {
        String all = new String(input, StandardCharsets.UTF_8);
        int at = all.lastIndexOf(SEPARATOR);
        return at < 0
                ? new TextAndDocument(all, Documents.USUAL)
                : new TextAndDocument(all.substring(0, at), validOrUsual(all.substring(at + SEPARATOR.length())));
    }

    private static String validOrUsual(String document) {
        try {
            Json.read(document);
            return document;
        } catch (JacksonException notJson) {
            return Documents.USUAL;
        }
    }
}
