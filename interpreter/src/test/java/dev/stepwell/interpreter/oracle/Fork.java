package dev.stepwell.interpreter.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The branches of a Parallel or the iterations of a Map while they run. */
final class Fork {
    final int total;
    final int limit;
    /** The items of a Map; null for a Parallel. */
    final @Nullable JsonNode items;

    final Map<Integer, Strand> live = new LinkedHashMap<>();
    private final Map<Integer, JsonNode> results = new TreeMap<>();
    int begun;

    @Nullable
    Failed failure;

    Fork(int total, int limit, @Nullable JsonNode items) {
        this.total = total;
        this.limit = limit;
        this.items = items;
    }

    void finish(Strand strand, JsonNode output) {
        live.remove(strand.index);
        results.put(strand.index, output);
    }

    boolean isComplete() {
        return results.size() == total;
    }

    boolean mayBegin() {
        return begun < total && live.size() < limit;
    }

    ArrayNode results() {
        ArrayNode all = Texts.array();
        results.values().forEach(all::add);
        return all;
    }
}
