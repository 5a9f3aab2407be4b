package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may cost: nesting, number of evaluated nodes, and memory. All three are counts, not times, so that
 * the same expression over the same data always ends the same way.
 *
 * <p>Memory is judged by weight: what a value would take if it were written out, shared parts counted each time they
 * occur. Hence a value that is small in memory but explodes when it is printed, compared or copied is refused as well.
 * Confined to one evaluation.
 */
final class Budget {
    /** Nested evaluations; AWS was measured to refuse beyond this. */
    static final int DEPTH_MAX = 100;

    /** Evaluated nodes of the syntax tree; what ends an endless tail recursion. */
    static final int EVALUATIONS_MAX = 2_000_000;

    /** Weight of any one value: a sequence of this many bytes at eight a member is the longest AWS accepts. */
    static final long WEIGHT_MAX = 873_782L * 8;

    /** Weight of everything made in one evaluation, whether still in use or not. */
    static final long MADE_MAX = 64L << 20;

    /** Characters a regular expression may look at, backtracking included. */
    static final long REGEX_STEPS_MAX = 20_000_000;

    private static final int SLOT = 8;
    private static final int HEAVY_TEXT = 1024;

    private final IdentityHashMap<Object, Long> weights = new IdentityHashMap<>();
    private int depth;
    private int evaluations;
    private long made;
    private long regexSteps;

    /** Watches every node that is evaluated with this frame. */
    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((_, _, _) -> enter());
        frame.setEvaluateExitCallback((_, _, _, result) -> exit(result));
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw tooDeep();
        }
        if (++evaluations > EVALUATIONS_MAX) {
            throw QueryError.bound("Expression evaluation timeout: Check for infinite loop");
        }
    }

    private void exit(@Nullable Object result) {
        depth--;
        if (result instanceof String || result instanceof Collection<?> || result instanceof Map<?, ?>) {
            claim(result);
        }
    }

    /** Counts one character looked at by a regular expression. */
    void countRegexStep() {
        if (++regexSteps > REGEX_STEPS_MAX) {
            throw QueryError.bound("Expression evaluation timeout: Check for infinite loop");
        }
    }

    /** Refuses a text of this length before it is made. */
    static void checkLength(long chars) {
        if (chars > WEIGHT_MAX) {
            throw tooHeavy();
        }
    }

    /** Refuses a sequence of this many members before it is made. */
    static void checkMembers(long members) {
        if (members > WEIGHT_MAX / SLOT) {
            throw tooHeavy();
        }
    }

    /** Books a value that exists now; the same value is booked once. */
    void claim(Object value) {
        if (Values.isView(value)) {
            return;
        }
        long weight = weigh(value);
        if (weight > WEIGHT_MAX || made > MADE_MAX) {
            throw tooHeavy();
        }
    }

    private long weigh(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() < HEAVY_TEXT ? text.length() : known(text, text.length(), text.length());
        }
        if (value instanceof Utils.RangeList range) {
            return (long) range.size() * SLOT;
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            Long known = weights.get(Values.identity(value));
            return known != null ? known : weighContainer(value);
        }
        return 0;
    }

    private long weighContainer(Object container) {
        Collection<?> members = container instanceof Map<?, ?> map ? map.values() : (Collection<?>) container;
        long slots = (long) members.size() * SLOT;
        long weight = slots;
        if (weight <= WEIGHT_MAX) {
            for (Object member : members) {
                weight += weigh(member);
                if (weight > WEIGHT_MAX) {
                    break;
                }
            }
        }
        return known(Values.identity(container), weight, slots + 2 * SLOT);
    }

    private long known(Object value, long weight, long own) {
        if (weights.put(value, weight) == null) {
            made += own;
        }
        return weight;
    }

    static QueryError tooHeavy() {
        return QueryError.bound("Expression evaluation memory limit exceeded: Check for excessive memory usage");
    }

    static QueryError tooDeep() {
        return QueryError.bound("Stack overflow error: Check for non-terminating recursive function."
                + " Consider rewriting as tail-recursive");
    }
}
