package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.path.query.Comparing;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The functions on arrays. */
final class ArrayFunctions {
    /** Most elements that States.ArrayRange makes. */
    static final int RANGE_ELEMENTS_MAX = 1_000;

    private ArrayFunctions() {}

    static JsonNode array(Arguments arguments) {
        ArrayNode made = Json.NODES.arrayNode(arguments.count());
        for (int i = 0; i < arguments.count(); i++) {
            made.add(arguments.value(i));
        }
        return made;
    }

    static JsonNode partition(Arguments arguments) {
        ArrayNode array = arguments.array(0);
        int size = arguments.integer(1);
        if (size < 1) {
            throw arguments.invalid();
        }
        ArrayNode chunks = Json.NODES.arrayNode();
        ArrayNode chunk = null;
        for (JsonNode element : array) {
            if (chunk == null || chunk.size() == size) {
                chunk = chunks.addArray();
            }
            chunk.add(element);
        }
        return chunks;
    }

    static JsonNode contains(Arguments arguments) {
        JsonNode wanted = arguments.value(1);
        Comparing comparing = new Comparing(arguments.work());
        for (JsonNode element : arguments.array(0)) {
            if (comparing.identical(element, wanted)) {
                return Json.NODES.booleanNode(true);
            }
        }
        return Json.NODES.booleanNode(false);
    }

    static JsonNode range(Arguments arguments) {
        long first = arguments.integer(0);
        long last = arguments.integer(1);
        long step = arguments.integer(2);
        if (step == 0) {
            throw arguments.invalid();
        }
        long elements = Math.max(0, (last - first) / step + 1);
        if ((last - first) != 0 && Long.signum(last - first) != Long.signum(step)) {
            elements = 0;
        }
        if (elements > RANGE_ELEMENTS_MAX) {
            throw arguments.invalid();
        }
        ArrayNode made = Json.NODES.arrayNode((int) elements);
        for (int i = 0; i < elements; i++) {
            made.add((int) (first + i * step));
        }
        return made;
    }

    static JsonNode item(Arguments arguments) {
        ArrayNode array = arguments.array(0);
        int index = arguments.integer(1);
        if (index < 0 || index >= array.size()) {
            throw arguments.invalid();
        }
        return array.get(index);
    }

    static JsonNode length(Arguments arguments) {
        return Json.NODES.numberNode(arguments.array(0).size());
    }

    static JsonNode unique(Arguments arguments) {
        ArrayNode array = arguments.array(0);
        Set<Ranked> kept = new LinkedHashSet<>();
        ArrayNode unique = Json.NODES.arrayNode();
        for (JsonNode element : array) {
            if (kept.add(Ranked.of(element))) {
                unique.add(element);
            }
        }
        return unique;
    }

    /** An element of a hash table that stays quick when somebody has chosen texts of equal hashes. */
    private record Ranked(JsonNode value) implements Comparable<Ranked> {
        /** Decimals of equal value are equal, however many zeros they end with. */
        static Ranked of(JsonNode value) {
            return new Ranked(
                    value.isBigDecimal()
                            ? Json.NODES.numberNode(value.decimalValue().stripTrailingZeros())
                            : value);
        }

        @Override
        public int compareTo(Ranked other) {
            return value.asString("").compareTo(other.value.asString(""));
        }
    }
}
