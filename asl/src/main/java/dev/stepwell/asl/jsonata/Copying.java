package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Parser.Symbol;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluator copies behind the scenes: it makes a new list for each member that it adds to a group, to a
 * written-out array, or to what a wildcard finds. Counted here, because a few nodes of an expression can so keep a
 * thread busy for a minute. Confined to one evaluation.
 */
final class Copying {
    /** Copied members that cost as much as one evaluated node. */
    private static final int MEMBERS_PER_WORK_SHIFT = 8;

    /** Shorter lists are copied faster than anyone could count. */
    private static final int SHORT = 64;

    private static final int NESTING_MAX = 1_000;

    /** A grouping under way, and the members of each group so far. */
    private record Grouping(Symbol node, Map<Object, Integer> sizes) {
        boolean hasKey(Symbol expression) {
            for (Symbol[] pair : node.group.lhsObject) {
                if (pair[0].equals(expression)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final int longestArray;
    private final boolean wildcards;
    private final Deque<Grouping> groupings = new ArrayDeque<>(0);
    private final Map<Symbol, Boolean> kinds = new HashMap<>(0);

    /**
     * @param longestArray members of the longest array that the expression writes out
     * @param wildcards whether the expression has a wildcard
     */
    Copying(int longestArray, boolean wildcards) {
        this.longestArray = longestArray;
        this.wildcards = wildcards;
    }

    /** The work of what is about to be copied for a node, as far as that is known before. */
    long entering(Symbol node, @Nullable Object input) {
        if (node.group != null) {
            groupings.push(new Grouping(node, new HashMap<>()));
        }
        if (node.lhsObject != null && input instanceof List<?> list && list.size() > SHORT) {
            return work(list.size(), list.size()) * node.lhsObject.size();
        }
        return wildcards && isWildcard(node) ? 2 + wildcard(input) : 0;
    }

    /** The work of what was copied for a node. */
    long leaving(Symbol node, @Nullable Object result) {
        Grouping grouping = groupings.peek();
        if (grouping != null && grouping.node().equals(node)) {
            groupings.pop();
        } else if (grouping != null && result instanceof String && grouping.hasKey(node)) {
            return grouping.sizes().merge(result, 1, Integer::sum) >> MEMBERS_PER_WORK_SHIFT;
        }
        if (longestArray > SHORT && result instanceof List<?> list && list.size() > SHORT) {
            int written = Math.min(list.size(), longestArray);
            return work(written, written);
        }
        return 0;
    }

    private boolean isWildcard(Symbol node) {
        // The one thing that a node tells everybody is its text.
        return kinds.computeIfAbsent(node, one -> one.toString().endsWith(" * value=*"));
    }

    private static long wildcard(@Nullable Object input) {
        Collection<?> members = switch (input) {
            case Map<?, ?> map -> map.values();
            case List<?> list -> list;
            case null, default -> List.of();
        };
        long lists = 0;
        long found = 0;
        for (Object member : members) {
            found += flatSize(member, 0);
            lists += member instanceof List<?> ? 1 : 0;
        }
        return work(lists, found);
    }

    private static long flatSize(@Nullable Object value, int nesting) {
        if (!(value instanceof List<?> list)) {
            return 1;
        }
        if (nesting > NESTING_MAX) {
            throw Budget.tooDeep();
        }
        long size = 0;
        for (Object member : list) {
            size += flatSize(member, nesting + 1);
        }
        return size;
    }

    /** Of adding to a list so often until it has so many members. */
    private static long work(long times, long members) {
        return (times * members / 2) >> MEMBERS_PER_WORK_SHIFT;
    }
}
