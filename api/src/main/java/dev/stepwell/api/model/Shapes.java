package dev.stepwell.api.model;

import dev.stepwell.asl.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds shapes from the model's JSON, each once. Confined to loading the model. */
final class Shapes {
    /** Shapes whose size is a setting, counted in bytes of UTF-8 as the engine counts payloads. */
    private static final Set<String> PAYLOADS = Set.of("SensitiveData", "SensitiveDataJobInput");

    private static final String DEFINITION = "Definition";

    private final JsonNode source;
    private final Limits limits;
    private final Map<String, Shape> built = new HashMap<>();

    Shapes(JsonNode source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    StructureShape structure(String name) {
        if (shape(name) instanceof StructureShape structure) {
            return structure;
        }
        throw new IllegalStateException("the model's " + name + " is not a structure");
    }

    private Shape shape(String name) {
        Shape known = built.get(name);
        if (known == null) {
            known = build(name, source.path(name));
            built.put(name, known);
        }
        return known;
    }

    private Shape build(String name, JsonNode shape) {
        String type = shape.path("type").asString();
        return switch (type) {
            case "structure" -> structure(name, shape);
            case "list" -> list(shape);
            case "string" -> text(name, shape);
            case "integer" -> number(NumberShape.Type.INTEGER, shape);
            case "long" -> number(NumberShape.Type.LONG, shape);
            case "float", "double" -> number(NumberShape.Type.FLOAT, shape);
            case "boolean" -> new FlagShape();
            default -> throw new IllegalStateException(name + " has a type that requests do not use: " + type);
        };
    }

    private StructureShape structure(String name, JsonNode shape) {
        Set<String> required = new HashSet<>(texts(shape.path("required")));
        List<StructureShape.Member> members = new ArrayList<>();
        shape.path("members")
                .forEachEntry((member, target) -> members.add(new StructureShape.Member(
                        member, shape(target.path("shape").asString()), required.contains(member))));
        return new StructureShape(name, members);
    }

    private ListShape list(JsonNode shape) {
        Shape item = shape(shape.path("member").path("shape").asString());
        return new ListShape(item, shape.path("min").asInt(0), shape.path("max").asInt(Integer.MAX_VALUE));
    }

    private TextShape text(String name, JsonNode shape) {
        boolean payload = PAYLOADS.contains(name);
        int max = shape.path("max").asInt(Integer.MAX_VALUE);
        if (payload) {
            max = limits.payloadBytesMax();
        } else if (name.equals(DEFINITION)) {
            max = limits.definitionCharsMax();
        }
        String pattern = shape.path("pattern").asString("");
        return new TextShape(
                shape.path("min").asInt(0),
                max,
                payload,
                pattern.isEmpty() ? null : Pattern.compile(pattern),
                texts(shape.path("enum")),
                shape.path("sensitive").asBoolean(false));
    }

    private static NumberShape number(NumberShape.Type type, JsonNode shape) {
        return new NumberShape(
                type,
                bound(shape.path("min")),
                bound(shape.path("max")),
                shape.path("sensitive").asBoolean(false));
    }

    private static @Nullable Integer bound(JsonNode bound) {
        return bound.isMissingNode() ? null : bound.intValue();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }
}
