package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may cost: nesting, work, and memory. All three are counts, not times, so that the same expression
 * over the same data always ends the same way.
 *
 * <p>Memory is judged by weight: what a value would take if it were written out, shared parts counted each time they
 * occur. Hence a value that is small in memory but explodes when it is printed, compared or copied is refused as well.
 * Confined to one evaluation.
 */
final class Budget {
    /** Nested evaluations; AWS was measured to refuse beyond this. */
    static final int DEPTH_MAX = 100;

    /** Evaluated nodes of the syntax tree, and a share for each large value they give; ends endless tail recursion. */
    static final long WORK_MAX = 1_000_000;

    /** Weight of any one value: a sequence of this many bytes at eight a member is the longest AWS accepts. */
    static final long WEIGHT_MAX = 873_782L * 8;

    /** Weight of everything made in one evaluation, whether still in use or not. */
    static final long MADE_MAX = 128L << 20;

    /** Characters a regular expression may look at, backtracking included. */
    static final long REGEX_STEPS_MAX = 5_000_000;

    /** Values that most evaluations weigh at most. */
    private static final int FEW = 4;

    private static final int SLOT = 8;
    private static final int HEAVY_TEXT = 1024;
    private static final int WORK_PER_CHARS_SHIFT = 10;
    private static final int WORK_PER_MEMBERS_SHIFT = 6;
    private static final int WORK_PER_ENTRIES_SHIFT = 3;
    private static final int WORK_PER_WEIGHT_SHIFT = 8;
    private static final int WORK_PER_CHARS_READ_SHIFT = 8;

    /** Small evaluations are not charged for the whole weight of what they touch, so that they need not find it out. */
    private static final int WARM = 10_000;

    /** Weight of the values that are remembered; beyond it they are forgotten, lest remembering keep them alive. */
    private static final long REMEMBERED_MAX = 16L << 20;

    private final IdentityHashMap<Object, Long> weights = new IdentityHashMap<>(FEW);
    private final Copying copying;
    private int depth;
    private long work;
    private long made;
    private long remembered;
    private long regexSteps;

    Budget(Copying copying) {
        this.copying = copying;
    }

    /** Watches every node that is evaluated with this frame. */
    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((node, input, _) -> enter(node, input));
        frame.setEvaluateExitCallback((node, _, _, result) -> exit(node, result));
    }

    private void enter(Symbol node, @Nullable Object input) {
        if (++depth > DEPTH_MAX) {
            throw tooDeep();
        }
        spend(1 + copying.entering(node, input));
    }

    private void exit(Symbol node, @Nullable Object result) {
        depth--;
        spend(copying.leaving(node, result));
        if (result instanceof String text) {
            spend(text.length() >> WORK_PER_CHARS_SHIFT);
            claim(text);
        } else if (result instanceof Collection<?> list) {
            spend(list.size() >> WORK_PER_MEMBERS_SHIFT);
            claimContainer(list);
        } else if (result instanceof Map<?, ?> map && !(map instanceof StatesView)) {
            spend(map.size() >> (Values.isView(map) ? WORK_PER_MEMBERS_SHIFT : WORK_PER_ENTRIES_SHIFT));
            claimContainer(map);
        }
    }

    private void claimContainer(Object container) {
        if (!Values.isView(container)) {
            claim(container);
        }
        if (work > WARM) {
            spend(weigh(container) >> WORK_PER_WEIGHT_SHIFT);
        }
    }

    /** Counts work that is about to be done or just was. */
    void spend(long units) {
        work += units;
        if (work > WORK_MAX) {
            throw tooLong();
        }
    }

    /** Counts the work of a function's call, which reads the texts among its arguments. */
    void spendOnCall(List<?> arguments) {
        spend(1);
        for (int index = 0; index < arguments.size(); index++) {
            if (arguments.get(index) instanceof String text) {
                spend(text.length() >> WORK_PER_CHARS_READ_SHIFT);
            }
        }
    }

    /** Refuses to keep yet another value, held beside values of this weight; returns the weight of all. */
    long hold(@Nullable Object value, long held) {
        long weight = held + SLOT + weigh(value);
        if (weight > WEIGHT_MAX) {
            throw tooHeavy();
        }
        return weight;
    }

    /** Counts one character looked at by a regular expression. */
    void countRegexStep() {
        if (++regexSteps > REGEX_STEPS_MAX) {
            throw tooLong();
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

    private void claim(Object value) {
        if (weigh(value) > WEIGHT_MAX || made > MADE_MAX) {
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
        return known(Values.identity(container), weight, Values.isView(container) ? 0 : slots + 2 * SLOT);
    }

    private long known(Object value, long weight, long own) {
        if (weights.put(value, weight) == null) {
            made += own;
            remembered += own;
            if (remembered > REMEMBERED_MAX) {
                weights.clear();
                remembered = 0;
            }
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

    static QueryError tooLong() {
        return QueryError.bound("Expression evaluation timeout: Check for infinite loop");
    }
}
