package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A path with filters, slices, wildcards, deep scans or functions. Immutable, thread-safe. */
final class PathSelector implements Selector {
    private final List<Part> parts;
    private final int straight;
    private final boolean definite;

    PathSelector(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.straight = (int) parts.stream().takeWhile(Part::isDefinite).count();
        this.definite = straight == parts.size();
    }

    @Override
    public @Nullable JsonNode follow(JsonNode start, Place place) {
        try {
            return select(start, place);
        } catch (NotApplicable reason) {
            if (reason.isNothingThere()) {
                return null;
            }
            throw reason;
        }
    }

    @Override
    public @Nullable JsonNode find(JsonNode start, Place place) {
        try {
            return select(start, place);
        } catch (NotApplicable reason) {
            return definite || !reason.isNothingThere() ? null : Json.NODES.arrayNode();
        }
    }

    @Override
    public String whyNot(JsonNode start, Place place) {
        try {
            select(start, place);
        } catch (NotApplicable reason) {
            return reason.reason();
        }
        throw new IllegalArgumentException("the path " + text() + " does select something");
    }

    /**
     * What the path selects, an array of it when that may be more than one node.
     *
     * @throws NotApplicable when the path cannot be followed
     * @throws EvaluationFailure when it selects too much or takes too long
     */
    private JsonNode select(JsonNode start, Place place) {
        Walk walk = new Walk(parts, straight, place);
        walk.from(0, start);
        List<JsonNode> found = walk.found();
        if (!definite) {
            found.replaceAll(Value::orNull);
            return Json.NODES.arrayNode(found.size()).addAll(found);
        }
        if (found.isEmpty()) {
            throw NotApplicable.nothingThere("No results for path: " + text());
        }
        return found.getLast();
    }

    private String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining("", "$", ""));
    }

    @Override
    public boolean isDefinite() {
        return definite;
    }
}
