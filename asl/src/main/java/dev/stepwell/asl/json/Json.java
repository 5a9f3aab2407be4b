package dev.stepwell.asl.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The one configured JSON reader and writer: compact output, key order kept, decimals kept as written. */
public final class Json {
    /** Deepest nesting that is read or written; deeper documents are refused instead of exhausting the stack. */
    public static final int NESTING_MAX = 1_000;

    /**
     * Longest text that is written, in bytes; above every limit of a payload, so that a mistake cannot fill the heap.
     */
    public static final int WRITTEN_BYTES_MAX = 64 * 1024 * 1024;

    /** The complaint about a number whose exponent exceeds 32 bits. */
    public static final String NUMBER_OUT_OF_RANGE = "Number out of range";

    /** A shorter number has no exponent that is out of range. */
    private static final int LONG_NUMBER_CHARS = 12;

    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_MAX)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(NESTING_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one JSON document.
     *
     * @throws tools.jackson.core.JacksonException when the text is not one JSON document
     */
    public static JsonNode read(byte[] utf8) {
        try {
            return MAPPER.readTree(utf8);
        } catch (NumberFormatException outOfRange) {
            throw outOfRange();
        }
    }

    /**
     * Reads one JSON document.
     *
     * @throws tools.jackson.core.JacksonException when the text is not one JSON document
     */
    public static JsonNode read(String text) {
        return read(MAPPER.reader(), text);
    }

    /**
     * Reads one JSON document with a reader that differs from the usual one.
     *
     * @throws tools.jackson.core.JacksonException when the text is not what the reader takes
     */
    public static JsonNode read(ObjectReader reader, String text) {
        try {
            return reader.readTree(text);
        } catch (NumberFormatException outOfRange) {
            throw outOfRange();
        }
    }

    /**
     * Reads over the token at hand as far as the parser has not: it takes a number for one by its characters, and finds
     * out only when asked for its value that no exponent is so large.
     *
     * @throws tools.jackson.core.JacksonException when the token is a number that is out of range
     */
    public static void check(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && parser.getStringLength() >= LONG_NUMBER_CHARS) {
            try {
                parser.getDecimalValue();
            } catch (NumberFormatException outOfRange) {
                throw outOfRange();
            }
        }
    }

    private static JacksonException outOfRange() {
        return new StreamReadException(NUMBER_OUT_OF_RANGE);
    }

    /**
     * Compact text as UTF-8.
     *
     * @throws tools.jackson.core.JacksonException when the tree is too deep or its text too long
     */
    public static byte[] write(JsonNode tree) {
        byte[] plain = PlainWriter.write(tree);
        if (plain != null) {
            return plain;
        }
        BoundedBytes bytes = new BoundedBytes(WRITTEN_BYTES_MAX);
        MAPPER.writeValue(bytes, tree);
        return bytes.toByteArray();
    }

    /**
     * Compact text.
     *
     * @throws tools.jackson.core.JacksonException when the tree is too deep or its text too long
     */
    public static String text(JsonNode tree) {
        return new String(write(tree), StandardCharsets.UTF_8);
    }
}
