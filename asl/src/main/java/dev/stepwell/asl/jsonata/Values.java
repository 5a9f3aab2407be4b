package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between Jackson trees and the evaluator's values (maps, lists, strings, boxed numbers). Trees are shown to the
 * evaluator as read-only views and unwrapped again, so that data which only passes through is never copied.
 *
 * <p>Undefined is Java's null; JSON null is {@link #NULL}.
 */
final class Values {
    /** JSON null as the evaluator knows it. */
    static final Object NULL = Jsonata.NULL_VALUE;

    /** Nesting of values that expressions build; leaves room for the place they are put into. */
    private static final int NESTING_MAX = Json.NESTING_MAX - 100;

    /** The first whole number that a long cannot hold. */
    private static final double LONG_END = 0x1p63;

    private Values() {}

    static Object fromJson(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> new ObjectView(object);
            // The evaluator may add to an empty list it is given, so each reader gets one of its own.
            case ArrayNode array -> array.isEmpty() ? new ArrayList<>() : new ArrayView(array);
            default -> scalar(node);
        };
    }

    private static Object scalar(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? number(node.numberValue()) : NULL;
    }

    /** The evaluator's form of a number: Integer or Long where it is whole, else Double. */
    static Number number(Number value) {
        if (value instanceof Integer) {
            return value;
        }
        if (value instanceof Long whole) {
            if (whole.intValue() == whole) {
                return whole.intValue();
            }
            return whole;
        }
        double real = value.doubleValue();
        // Infinite ones, and what is not a number, are errors only where they are computed with.
        return Math.abs(real) < LONG_END ? Utils.convertNumber(real) : (Number) real;
    }

    static boolean isView(Object value) {
        return value instanceof ObjectView || value instanceof ArrayView || value instanceof StatesView;
    }

    /** What stands for a value when values are told apart: views of one tree are the same value. */
    static Object identity(Object value) {
        if (value instanceof ObjectView view) {
            return view.node();
        }
        return value instanceof ArrayView view ? view.node() : value;
    }

    static boolean isFunction(@Nullable Object value) {
        return Utils.isFunction(value) || com.dashjoin.jsonata.Functions.isLambda(value);
    }

    /**
     * The tree of a value.
     *
     * @return null when the value is, or contains, something that JSON does not have
     */
    static @Nullable JsonNode toJson(Object value) {
        return toJson(value, 0);
    }

    private static @Nullable JsonNode toJson(@Nullable Object value, int depth) {
        if (depth > NESTING_MAX) {
            throw Budget.tooDeep();
        }
        return switch (value) {
            case null -> Json.NODES.nullNode();
            case ObjectView view -> view.node();
            case ArrayView view -> view.node();
            case String text -> Json.NODES.stringNode(text);
            case Boolean flag -> Json.NODES.booleanNode(flag);
            case Number number -> numberNode(number);
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> array(list, depth);
            default -> NULL.equals(value) ? Json.NODES.nullNode() : null;
        };
    }

    private static JsonNode numberNode(Number value) {
        return switch (value) {
            case Integer number -> Json.NODES.numberNode(number);
            case Long number -> Json.NODES.numberNode(number);
            case BigInteger number -> Json.NODES.numberNode(number);
            case BigDecimal number -> Json.NODES.numberNode(number);
            default -> {
                double real = value.doubleValue();
                // JSON has no such numbers; AWS writes their names.
                yield Double.isFinite(real)
                        ? Json.NODES.numberNode(real)
                        : Json.NODES.stringNode(Double.toString(real));
            }
        };
    }

    private static @Nullable JsonNode object(Map<?, ?> map, int depth) {
        ObjectNode object = Json.NODES.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            JsonNode member = toJson(entry.getValue(), depth + 1);
            if (member == null) {
                return null;
            }
            object.set(String.valueOf(entry.getKey()), member);
        }
        return object;
    }

    private static @Nullable JsonNode array(List<?> list, int depth) {
        ArrayNode array = Json.NODES.arrayNode(list.size());
        for (Object element : list) {
            JsonNode member = toJson(element, depth + 1);
            if (member == null) {
                return null;
            }
            array.add(member);
        }
        return array;
    }
}
