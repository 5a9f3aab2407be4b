package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import dev.stepwell.asl.path.query.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ResultPath: where a state's result goes in its raw input. Immutable. */
sealed interface ResultPlace {
    ResultPlace INSTEAD = new Instead();

    Payload place(Payload rawInput, Payload result);

    /** {@code $}: the result takes the place of the input. */
    record Instead() implements ResultPlace {
        @Override
        public Payload place(Payload rawInput, Payload result) {
            return result;
        }
    }

    /** null: the result is discarded. */
    record Nowhere() implements ResultPlace {
        @Override
        public Payload place(Payload rawInput, Payload result) {
            return rawInput;
        }
    }

    /** A reference path; objects on the way are created, and everything beside the way is shared with the input. */
    record Inside(String text, List<Step> steps) implements ResultPlace {
        public Inside {
            steps = List.copyOf(steps);
        }

        @Override
        public Payload place(Payload rawInput, Payload result) {
            JsonNode placed = put(rawInput.tree(), 0, result.tree());
            if (placed == null) {
                throw EvaluationFailure.named(
                        "States.ResultPathMatchFailure",
                        "Unable to apply ReferencePath " + text + " to input " + rawInput.text());
            }
            return Payload.of(placed);
        }

        private @Nullable JsonNode put(@Nullable JsonNode into, int depth, JsonNode result) {
            if (depth == steps.size()) {
                return result;
            }
            return switch (steps.get(depth)) {
                case Step.Member(String name) -> putMember(into, name, depth, result);
                case Step.Element(int index) -> putElement(into, index, depth, result);
            };
        }

        private @Nullable JsonNode putMember(@Nullable JsonNode into, String name, int depth, JsonNode result) {
            if (into != null && !into.isObject()) {
                return null;
            }
            ObjectNode copy = Json.NODES.objectNode();
            if (into instanceof ObjectNode object) {
                copy.setAll(object);
            }
            JsonNode placed = put(copy.get(name), depth + 1, result);
            return placed == null ? null : copy.set(name, placed);
        }

        private @Nullable JsonNode putElement(@Nullable JsonNode into, int index, int depth, JsonNode result) {
            if (!(into instanceof ArrayNode array) || index >= array.size()) {
                return null;
            }
            JsonNode placed = put(array.get(index), depth + 1, result);
            if (placed == null) {
                return null;
            }
            ArrayNode copy = Json.NODES.arrayNode(array.size()).addAll(array);
            copy.set(index, placed);
            return copy;
        }
    }

    static ResultPlace compile(@Nullable JsonNode value, Site site) {
        if (value == null) {
            return INSTEAD;
        }
        if (value.isNull()) {
            return new Nowhere();
        }
        Query query = value.isString() ? Query.parse(value.stringValue()) : null;
        if (query == null) {
            site.error(Paths.SCHEMA, Paths.NOT_A_PATH);
            return INSTEAD;
        }
        List<Step> steps = query.steps();
        if (steps == null || query.readsContext() || query.readsVariable()) {
            site.error(Paths.SCHEMA, Paths.NOT_A_REFERENCE);
            return INSTEAD;
        }
        return steps.isEmpty() ? INSTEAD : new Inside(query.text(), steps);
    }
}
