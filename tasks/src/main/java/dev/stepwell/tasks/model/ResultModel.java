package dev.stepwell.tasks.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The result of one operation: its shape and those reached from it. Immutable.
 *
 * @param root null when the operation is unknown or answers nothing
 */
record ResultModel(@Nullable ResultShape root, Map<String, ResultShape> shapes) {
    static final ResultModel UNKNOWN = new ResultModel(null, Map.of());
    private static final String ANYTHING = "";

    /** Largest numbers, by service and shape, where AWS's check is recorded to be stricter than the published model. */
    private static final Map<String, Double> STRICTER = Map.of("Lambda/MemorySize", 10_240.0);

    ResultModel {
        shapes = Map.copyOf(shapes);
    }

    /** The result of {@code operation} in a service's model; fields named in {@code open} may hold any JSON. */
    static ResultModel of(JsonNode model, String operation, Set<String> open) {
        JsonNode output =
                model.path("operations").path(operation).path("output").path("shape");
        if (!output.isString()) {
            return UNKNOWN;
        }
        Map<String, ResultShape> shapes = new HashMap<>();
        shapes.put(ANYTHING, new ResultShape.Anything());
        JsonNode source = model.path("shapes");
        String service = model.path("metadata").path("serviceId").asString("") + "/";
        ResultShape root = read(source.path(output.stringValue()), open);
        Deque<ResultShape> unread = new ArrayDeque<>(List.of(root));
        while (!unread.isEmpty()) {
            for (String name : named(unread.remove())) {
                if (!shapes.containsKey(name)) {
                    ResultShape shape = bounded(service + name, read(source.path(name), Set.of()));
                    shapes.put(name, shape);
                    unread.add(shape);
                }
            }
        }
        return new ResultModel(root, shapes);
    }

    private static ResultShape bounded(String name, ResultShape shape) {
        Double max = STRICTER.get(name);
        return max != null && shape instanceof ResultShape.Numeric(var min, var _)
                ? new ResultShape.Numeric(min, max)
                : shape;
    }

    /** The shape with a name that another shape of this model gave. */
    ResultShape shape(String name) {
        ResultShape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no shape of this model: " + name);
        }
        return shape;
    }

    private static Iterable<String> named(ResultShape shape) {
        return switch (shape) {
            case ResultShape.Structure structure -> structure.fields().values();
            case ResultShape.Array array -> List.of(array.element());
            case ResultShape.Dictionary dictionary -> List.of(dictionary.value());
            case ResultShape.Text _, ResultShape.Numeric _, ResultShape.Flag _, ResultShape.Anything _ -> List.of();
        };
    }

    private static ResultShape read(JsonNode shape, Set<String> open) {
        if (shape.path("document").asBoolean(false) || shape.path("eventstream").asBoolean(false)) {
            return new ResultShape.Anything();
        }
        String type = shape.path("type").asString("");
        return switch (type) {
            case "structure" -> structure(shape, open);
            case "list" -> new ResultShape.Array(target(shape.path("member")));
            case "map" -> new ResultShape.Dictionary(target(shape.path("value")));
            case "string", "blob" -> text(shape);
            case "timestamp" -> new ResultShape.Text(0, Integer.MAX_VALUE, Set.of());
            case "integer", "long", "float", "double" ->
                new ResultShape.Numeric(bound(shape.path("min")), bound(shape.path("max")));
            case "boolean" -> new ResultShape.Flag();
            default -> throw new IllegalStateException("a shape of unknown type: " + type);
        };
    }

    private static ResultShape structure(JsonNode shape, Set<String> open) {
        List<String> required = new ArrayList<>();
        shape.path("required").forEach(name -> required.add(FieldName.of(name.stringValue())));
        Map<String, String> fields = new HashMap<>();
        shape.path("members").forEachEntry((name, member) -> {
            String field = FieldName.of(name);
            fields.put(field, open.contains(field) ? ANYTHING : target(member));
        });
        return new ResultShape.Structure(required, fields);
    }

    private static ResultShape text(JsonNode shape) {
        Set<String> values = new HashSet<>();
        shape.path("enum").forEach(value -> values.add(value.stringValue()));
        int min = shape.path("min").asInt(0);
        return new ResultShape.Text(min, shape.path("max").asInt(Integer.MAX_VALUE), values);
    }

    private static String target(JsonNode member) {
        return member.path("shape").stringValue();
    }

    private static @Nullable Double bound(JsonNode bound) {
        return bound.isNumber() ? bound.doubleValue() : null;
    }
}
