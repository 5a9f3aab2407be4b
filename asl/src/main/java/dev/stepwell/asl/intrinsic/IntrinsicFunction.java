package dev.stepwell.asl.intrinsic;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The functions, with how many arguments each takes. */
public enum IntrinsicFunction {
    FORMAT("States.Format", 1, Integer.MAX_VALUE),
    STRING_TO_JSON("States.StringToJson", 1, 1),
    JSON_TO_STRING("States.JsonToString", 1, 1),
    ARRAY("States.Array", 0, Integer.MAX_VALUE),
    ARRAY_PARTITION("States.ArrayPartition", 2, 2),
    ARRAY_CONTAINS("States.ArrayContains", 2, 2),
    ARRAY_RANGE("States.ArrayRange", 3, 3),
    ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2),
    ARRAY_LENGTH("States.ArrayLength", 1, 1),
    ARRAY_UNIQUE("States.ArrayUnique", 1, 1),
    BASE64_ENCODE("States.Base64Encode", 1, 1),
    BASE64_DECODE("States.Base64Decode", 1, 1),
    HASH("States.Hash", 2, 2),
    JSON_MERGE("States.JsonMerge", 3, 3),
    MATH_RANDOM("States.MathRandom", 2, 3),
    MATH_ADD("States.MathAdd", 2, 2),
    STRING_SPLIT("States.StringSplit", 2, 2),
    UUID("States.UUID", 0, 0);

    private static final Map<String, IntrinsicFunction> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IntrinsicFunction::text, f -> f));

    private final String text;
    private final int argumentsMin;
    private final int argumentsMax;

    IntrinsicFunction(String text, int argumentsMin, int argumentsMax) {
        this.text = text;
        this.argumentsMin = argumentsMin;
        this.argumentsMax = argumentsMax;
    }

    static @Nullable IntrinsicFunction named(String text) {
        return BY_NAME.get(text);
    }

    /** As written in a definition: {@code States.Format}. */
    public String text() {
        return text;
    }

    boolean takes(int arguments) {
        return arguments >= argumentsMin && arguments <= argumentsMax;
    }

    JsonNode apply(Arguments arguments) {
        return switch (this) {
            case FORMAT -> FormatFunction.format(arguments);
            case STRING_TO_JSON -> JsonFunctions.stringToJson(arguments);
            case JSON_TO_STRING -> JsonFunctions.jsonToString(arguments);
            case ARRAY -> ArrayFunctions.array(arguments);
            case ARRAY_PARTITION -> ArrayFunctions.partition(arguments);
            case ARRAY_CONTAINS -> ArrayFunctions.contains(arguments);
            case ARRAY_RANGE -> ArrayFunctions.range(arguments);
            case ARRAY_GET_ITEM -> ArrayFunctions.item(arguments);
            case ARRAY_LENGTH -> ArrayFunctions.length(arguments);
            case ARRAY_UNIQUE -> ArrayFunctions.unique(arguments);
            case BASE64_ENCODE -> TextFunctions.base64Encode(arguments);
            case BASE64_DECODE -> TextFunctions.base64Decode(arguments);
            case HASH -> TextFunctions.hash(arguments);
            case JSON_MERGE -> JsonFunctions.merge(arguments);
            case MATH_RANDOM -> MathFunctions.random(arguments);
            case MATH_ADD -> MathFunctions.add(arguments);
            case STRING_SPLIT -> TextFunctions.split(arguments);
            case UUID -> TextFunctions.uuid(arguments);
        };
    }
}
