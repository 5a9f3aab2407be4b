package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A running Parallel or Map: its branches or iterations, how far it has come, and the results so far. Iterations become
 * scopes only when they may run. Confined to one lane.
 */
final class Join {
    final int total;
    final int limit;
    final @Nullable Payload items;
    final boolean keyed;
    final @Nullable Payload input;
    final Results results;

    /** The scopes that run, in order of index because they begin in that order. */
    final Map<Integer, Scope> live = new LinkedHashMap<>();

    /** The first branch or item that has not begun. */
    int next;

    int finished;

    private Join(int total, int limit, @Nullable Payload items, boolean keyed, @Nullable Payload input) {
        this.total = total;
        this.limit = limit;
        this.items = items;
        this.keyed = keyed;
        this.input = input;
        this.results = new Results(total);
    }

    static Join ofBranches(int total) {
        return new Join(total, total, null, false, null);
    }

    static Join ofItems(Payload items, boolean keyed, Payload input, int limit) {
        return new Join(items.tree().size(), limit, items, keyed, input);
    }

    static Join restore(JoinImage image) {
        Join join = new Join(image.total(), image.limit(), image.items(), image.keyed(), image.input());
        join.next = image.next();
        join.finished = image.finished();
        return join;
    }

    JoinImage image() {
        return new JoinImage(total, next, finished, limit, items, keyed, input);
    }

    boolean isComplete() {
        return finished == total;
    }

    boolean mayBegin() {
        return next < total && live.size() < limit;
    }

    /** Item {@code index} as the array holds it; of an object's entry, both key and value. */
    JsonNode item(int index) {
        if (items == null) {
            throw new EngineBug("only a Map has items");
        }
        return items.tree().get(index);
    }
}
