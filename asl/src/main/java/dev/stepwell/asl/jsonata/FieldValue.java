package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * A field whose value an expression computes, checked for the type the field wants. Immutable.
 *
 * @param name the field's own name, for texts about its range
 * @param location its place within the state
 */
record FieldValue(Expression expression, String name, String location) {
    String text(Frame frame) {
        JsonNode value = typed(frame, "string");
        return value.stringValue();
    }

    boolean flag(Frame frame) {
        return typed(frame, "boolean").booleanValue();
    }

    JsonNode array(Frame frame) {
        return typed(frame, "array");
    }

    double number(Frame frame, double min, double max) {
        double value = typed(frame, "number").doubleValue();
        if (value < min || value > max) {
            throw outOfRange(Json.text(Json.NODES.numberNode(min)), Json.text(Json.NODES.numberNode(max)), value);
        }
        return value;
    }

    int integer(Frame frame, int min, int max) {
        JsonNode node = typed(frame, "number");
        BigDecimal value = node.decimalValue();
        if (value.stripTrailingZeros().scale() > 0) {
            throw EvaluationFailure.query(
                    "The " + name + " field cannot be parsed as an integer: " + Json.text(node), location);
        }
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw outOfRange(Integer.toString(min), Integer.toString(max), Json.text(node));
        }
        return value.intValue();
    }

    private EvaluationFailure outOfRange(String min, String max, Object value) {
        return EvaluationFailure.query(
                name + " must be between " + min + " and " + max + " but was: " + value, location);
    }

    private JsonNode typed(Frame frame, String expected) {
        JsonNode value = expression.evaluate(frame, location);
        String found = typeName(value);
        if (!found.equals(expected)) {
            throw expression.failure(
                    location,
                    " returned an unexpected result type. Expected '" + expected + "', but was '" + found
                            + "' for value: " + Json.text(value));
        }
        return value;
    }

    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }
}
