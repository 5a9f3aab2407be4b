package dev.stepwell.tasks.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares a value with a shape and tells the first difference in AWS's words. AWS names the innermost field alone,
 * without the path to it.
 */
final class ResultCheck {
    private final ResultModel model;
    private final boolean isComplete;

    /** With {@code isComplete} required fields must be there. */
    ResultCheck(ResultModel model, boolean isComplete) {
        this.model = model;
        this.isComplete = isComplete;
    }

    /** What is wrong with a result, or null. */
    @Nullable
    String problem(JsonNode result) {
        return switch (model.root()) {
            case null -> null;
            case ResultShape.Structure structure when result.isObject() -> structure(structure, result);
            case ResultShape _ -> "Result must be an object";
        };
    }

    private @Nullable String value(String field, ResultShape shape, JsonNode value) {
        return switch (shape) {
            case ResultShape.Structure structure ->
                value.isObject() ? structure(structure, value) : wrong(field, "must be an object");
            case ResultShape.Array array ->
                value.isArray() ? each(field, array.element(), value) : wrong(field, "must be an array");
            case ResultShape.Dictionary dictionary ->
                value.isObject() ? each(field, dictionary.value(), value) : wrong(field, "must be an object");
            case ResultShape.Text text ->
                value.isString() ? text(field, text, value.stringValue()) : wrong(field, "must be a string");
            case ResultShape.Numeric number ->
                value.isNumber() ? number(field, number, value.doubleValue()) : wrong(field, "must be a number");
            case ResultShape.Flag _ -> value.isBoolean() ? null : wrong(field, "must be a boolean");
            case ResultShape.Anything _ -> null;
        };
    }

    private @Nullable String structure(ResultShape.Structure structure, JsonNode object) {
        if (isComplete) {
            for (String name : structure.required()) {
                if (isAbsent(object.get(name))) {
                    return "Required field '" + name + "' is missing";
                }
            }
        }
        for (var field : object.properties()) {
            String shape = structure.fields().get(field.getKey());
            if (shape != null && !isAbsent(field.getValue())) {
                String problem = value(field.getKey(), model.shape(shape), field.getValue());
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    /** The elements of an array or the values of an object: both are named after the field that holds them. */
    private @Nullable String each(String field, String shape, JsonNode values) {
        ResultShape expected = model.shape(shape);
        for (JsonNode value : values) {
            String problem = isAbsent(value) ? null : value(field, expected, value);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String text(String field, ResultShape.Text text, String value) {
        if (!text.values().isEmpty() && !text.values().contains(value)) {
            return wrong(field, "is not an expected value");
        }
        if (value.length() < text.min()) {
            return wrong(field, "is smaller than the minimum length");
        }
        return value.length() > text.max() ? wrong(field, "exceeds the maximum length") : null;
    }

    private static @Nullable String number(String field, ResultShape.Numeric number, double value) {
        Double min = number.min();
        if (min != null && value < min) {
            return wrong(field, "is less than the minimum value");
        }
        Double max = number.max();
        return max != null && value > max ? wrong(field, "exceeds the maximum value") : null;
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static String wrong(String field, String how) {
        return "Field '" + field + "' " + how;
    }
}
