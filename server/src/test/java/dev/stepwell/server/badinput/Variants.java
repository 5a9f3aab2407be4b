package dev.stepwell.server.badinput;

import dev.stepwell.asl.json.Json;
import dev.stepwell.server.badinput.Variant.Accepted;
import dev.stepwell.server.badinput.Variant.Expected;
import dev.stepwell.server.badinput.Variant.Unreadable;
import dev.stepwell.server.badinput.Variant.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes wrong requests from the published model: every member of every operation's input, at any depth, missing, null,
 * empty, too long, of another type, of a wrong form, out of range, or unknown. The base of each is a request that the
 * model accepts. Confined to one test.
 */
final class Variants {
    private static final String FAILED = "' failed to satisfy constraint: Member must ";
    private static final int DEPTH_MAX = 4;

    /** These count bytes; the sentence is a measured one. */
    private static final Set<String> PAYLOADS = Set.of("SensitiveData", "SensitiveDataJobInput");

    private final JsonNode shapes;
    private final String operation;
    private final String input;
    private final List<Variant> made = new ArrayList<>();

    private Variants(JsonNode model, String operation) {
        this.shapes = model.path("shapes");
        this.operation = operation;
        this.input = model.path("operations")
                .path(operation)
                .path("input")
                .path("shape")
                .asString();
    }

    /** Where a member is: how to name it in a message, and how to reach it in a request. */
    private record Place(List<Object> steps) {
        Place then(Object step) {
            List<Object> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Place(longer);
        }

        String name() {
            List<String> names = new ArrayList<>();
            steps.forEach(step -> names.add(step instanceof Integer index ? (index + 1) + ".member" : step.toString()));
            return String.join(".", names);
        }
    }

    /** Every wrong request of one operation. */
    static List<Variant> of(JsonNode model, String operation) {
        Variants variants = new Variants(model, operation);
        Place root = new Place(List.of());
        variants.add(root, "complete", variants.base(), new Accepted());
        ObjectNode unknown = variants.base();
        unknown.put("noSuchMember", 1);
        variants.add(root, "with an unknown member", unknown, new Accepted());
        variants.structure(root, variants.input, 0);
        return variants.made;
    }

    private void structure(Place place, String shape, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        Set<String> required = new HashSet<>();
        shapes.path(shape).path("required").forEach(each -> required.add(each.asString()));
        shapes.path(shape)
                .path("members")
                .forEachEntry((member, target) ->
                        member(place.then(member), target.path("shape").asString(), required.contains(member), depth));
    }

    private void member(Place place, String shape, boolean required, int depth) {
        Expected absent = required ? new Violations(List.of(absence(place, shape))) : new Accepted();
        replace(place, "null", Json.NODES.nullNode(), absent);
        ObjectNode without = baseWith(place, Json.NODES.nullNode());
        if (parent(without, place) instanceof ObjectNode object) {
            object.remove(place.steps().getLast().toString());
            add(place, "missing", without, absent);
        }
        String type = shapes.path(shape).path("type").asString();
        wrongTypes(place, shape, type);
        switch (type) {
            case "string" -> text(place, shape);
            case "list" -> list(place, shape, depth);
            case "structure" -> structure(place, shape, depth + 1);
            case "boolean" -> replace(place, "false", Json.NODES.booleanNode(false), new Accepted());
            default -> number(place, shape, type);
        }
    }

    private void wrongTypes(Place place, String shape, String type) {
        String wanted = switch (type) {
            case "string" -> "String";
            case "list" -> "List";
            case "boolean" -> "Boolean";
            case "integer" -> "Integer";
            case "long" -> "Long";
            case "structure" -> shape;
            default -> "Float";
        };
        if (!type.equals("string")) {
            wrongType(place, "text", Json.NODES.stringNode("x"), "STRING_VALUE cannot be converted to " + wanted);
        }
        if (!type.equals("boolean")) {
            wrongType(place, "true", Json.NODES.booleanNode(true), "TRUE_VALUE cannot be converted to " + wanted);
        }
        if (Set.of("string", "list", "boolean", "structure").contains(type)) {
            wrongType(place, "a number", Json.NODES.numberNode(7), "NUMBER_VALUE cannot be converted to " + wanted);
        }
        if (!type.equals("structure")) {
            wrongType(
                    place, "an object", Json.NODES.objectNode(), "Start of structure or map found where not expected.");
        }
        if (!type.equals("list")) {
            wrongType(place, "an array", Json.NODES.arrayNode(), "Start of list found where not expected.");
        }
    }

    private void wrongType(Place place, String kind, JsonNode value, String message) {
        replace(place, kind, value, new Unreadable(message));
    }

    private void text(Place place, String name) {
        JsonNode shape = shapes.path(name);
        if (shape.has("enum")) {
            List<String> allowed = new ArrayList<>();
            shape.path("enum").forEach(each -> allowed.add(each.asString()));
            replaceText(place, "none of the values", "NONE_OF_THEM", shape, "satisfy enum value set: " + allowed);
            replaceText(
                    place,
                    "a value in lower case",
                    allowed.getFirst().toLowerCase(Locale.ROOT),
                    shape,
                    "satisfy enum value set: " + allowed);
            replaceText(place, "empty", "", shape, "satisfy enum value set: " + allowed);
            return;
        }
        int min = shape.path("min").asInt(0);
        int max = shape.path("max").asInt(0);
        String pattern = shape.path("pattern").asString("");
        List<String> whenEmpty = new ArrayList<>();
        if (min > 0) {
            whenEmpty.add("have length greater than or equal to " + min);
        }
        if (!pattern.isEmpty() && !"".matches(pattern)) {
            whenEmpty.add("satisfy regular expression pattern: " + pattern);
        }
        replaceText(place, "empty", "", shape, whenEmpty.toArray(String[]::new));
        if (max > 0) {
            String sentence = PAYLOADS.contains(name)
                    ? "have size less than or equal to " + max + " bytes in UTF-8 encoding"
                    : "have length less than or equal to " + max;
            replaceText(place, "too long", "a".repeat(max + 1), shape, sentence);
        }
        if (!pattern.isEmpty()) {
            String sentence = "satisfy regular expression pattern: " + pattern;
            replaceText(place, "of a wrong form", "\u00fc \u00fc", shape, sentence);
        }
        replaceText(
                place,
                "with a character of no assigned meaning",
                "a\u0000\ud83d\ude00",
                shape,
                pattern.isEmpty() ? new String[0] : new String[] {"satisfy regular expression pattern: " + pattern});
    }

    private void list(Place place, String name, int depth) {
        JsonNode shape = shapes.path(name);
        String item = shape.path("member").path("shape").asString();
        Place first = place.then(0);
        replace(
                place,
                "with a null in it",
                Json.NODES.arrayNode().addNull(),
                new Violations(List.of(absence(first, item))));
        if (shape.path("min").asInt(0) == 0) {
            replace(place, "empty", Json.NODES.arrayNode(), new Accepted());
        } else {
            replace(
                    place,
                    "empty",
                    Json.NODES.arrayNode(),
                    new Violations(
                            List.of("Value '[]' at '" + place.name() + FAILED + "have length greater than or equal to "
                                    + shape.path("min").asInt())));
        }
        if (shapes.path(item).path("type").asString().equals("structure")) {
            structure(first, item, depth + 1);
        } else {
            wrongTypes(first, item, "string");
            text(first, item);
        }
    }

    private void number(Place place, String name, String type) {
        JsonNode shape = shapes.path(name);
        boolean sensitive = shape.path("sensitive").asBoolean(false);
        if (shape.has("min")) {
            int below = shape.path("min").asInt() - 1;
            replace(
                    place,
                    "too small",
                    Json.NODES.numberNode(below),
                    new Violations(List.of(sentence(
                            sensitive ? null : String.valueOf(below),
                            place,
                            "have value greater than or equal to " + (below + 1)))));
        }
        if (shape.has("max")) {
            int above = shape.path("max").asInt() + 1;
            replace(
                    place,
                    "too large",
                    Json.NODES.numberNode(above),
                    new Violations(List.of(sentence(
                            sensitive ? null : String.valueOf(above),
                            place,
                            "have value less than or equal to " + (above - 1)))));
        }
        if (type.equals("integer")) {
            wrongType(place, "a fraction", Json.NODES.numberNode(1.5), "NUMBER_VALUE cannot be converted to Integer");
            wrongType(
                    place,
                    "beyond 32 bits",
                    Json.NODES.numberNode(99_999_999_999L),
                    "NUMBER_VALUE cannot be converted to Integer");
        }
    }

    private void replaceText(Place place, String kind, String value, JsonNode shape, String... constraints) {
        String shown = shape.path("sensitive").asBoolean(false) ? null : value;
        List<String> sentences = new ArrayList<>();
        for (String constraint : constraints) {
            sentences.add(sentence(shown, place, constraint));
        }
        replace(
                place,
                kind,
                Json.NODES.stringNode(value),
                sentences.isEmpty() ? new Accepted() : new Violations(sentences));
    }

    private static String sentence(@Nullable String shown, Place place, String constraint) {
        return (shown == null ? "Value" : "Value '" + shown + "'") + " at '" + place.name() + FAILED + constraint;
    }

    private String absence(Place place, String shape) {
        boolean sensitive = shapes.path(shape).path("sensitive").asBoolean(false);
        return (sensitive ? "Value" : "Value null") + " at '" + place.name() + FAILED + "not be null";
    }

    private void replace(Place place, String kind, JsonNode value, Expected expected) {
        add(place, kind, baseWith(place, value), expected);
    }

    private void add(Place place, String kind, ObjectNode request, Expected expected) {
        made.add(new Variant(operation, kind, place.name(), request, expected));
    }

    private ObjectNode base() {
        return (ObjectNode) valid(input);
    }

    /** The base with {@code value} at {@code place}; what leads there is filled as the model requires. */
    private ObjectNode baseWith(Place place, JsonNode value) {
        ObjectNode request = base();
        JsonNode parent = parent(request, place);
        if (place.steps().getLast() instanceof Integer index) {
            ArrayNode array = (ArrayNode) parent;
            if (array.size() > index) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            ((ObjectNode) parent).set(place.steps().getLast().toString(), value);
        }
        return request;
    }

    /** The object or array that holds {@code place}, made where it is missing. */
    private JsonNode parent(ObjectNode request, Place place) {
        JsonNode at = request;
        String shape = input;
        for (Object step : place.steps().subList(0, place.steps().size() - 1)) {
            if (step instanceof Integer index) {
                shape = shapes.path(shape).path("member").path("shape").asString();
                ArrayNode array = (ArrayNode) at;
                if (array.size() <= index) {
                    array.add(valid(shape));
                }
                at = array.get(index);
            } else {
                shape = shapes.path(shape)
                        .path("members")
                        .path(step.toString())
                        .path("shape")
                        .asString();
                ObjectNode object = (ObjectNode) at;
                if (object.get(step.toString()) == null) {
                    object.set(step.toString(), valid(shape));
                }
                at = object.get(step.toString());
            }
        }
        return at;
    }

    /** The smallest value that the model accepts. */
    private JsonNode valid(String name) {
        JsonNode shape = shapes.path(name);
        return switch (shape.path("type").asString()) {
            case "structure" -> {
                ObjectNode object = Json.NODES.objectNode();
                shape.path("required")
                        .forEach(member -> object.set(
                                member.asString(),
                                valid(shape.path("members")
                                        .path(member.asString())
                                        .path("shape")
                                        .asString())));
                yield object;
            }
            case "list" -> {
                ArrayNode array = Json.NODES.arrayNode();
                if (shape.path("min").asInt(0) > 0) {
                    array.add(valid(shape.path("member").path("shape").asString()));
                }
                yield array;
            }
            case "string" ->
                Json.NODES.stringNode(
                        shape.has("enum") ? shape.path("enum").get(0).asString() : "a");
            case "boolean" -> Json.NODES.booleanNode(true);
            default -> Json.NODES.numberNode(Math.max(1, shape.path("min").asInt(1)));
        };
    }
}
