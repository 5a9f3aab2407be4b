package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Functions over arrays, those that take functions included. Stateless. */
final class SequenceFunctions {
    private SequenceFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("count", "<a:n>", 1, SequenceFunctions::count)
                .add("map", "<af>", 2, SequenceFunctions::map)
                .add("filter", "<af>", 2, SequenceFunctions::filter)
                .add("single", "<af?>", 2, SequenceFunctions::single)
                .add("reduce", "<afj?:j>", 3, SequenceFunctions::reduce)
                .add("zip", "<a+>", 1, SequenceFunctions::zip)
                .add("append", "<xx:a>", 2, SequenceFunctions::append)
                .add("reverse", "<a:a>", 1, arguments -> Functions.reverse(arguments.list(0)))
                .add("distinct", "<x:x>", 1, SequenceFunctions::distinct)
                .add("shuffle", "<a:a>", 1, SequenceFunctions::shuffle)
                .add("sort", "<af?:a>", 2, SequenceFunctions::sort);
    }

    private static Object count(Arguments arguments) {
        List<?> list = arguments.list(0);
        return list == null ? 0 : list.size();
    }

    /** Arguments for a callback: as many of value, key and whole as it has parameters. */
    static List<@Nullable Object> callback(Object function, @Nullable Object value, Object key, Object whole) {
        List<@Nullable Object> arguments = new ArrayList<>(3);
        arguments.add(value);
        int parameters = Functions.getFunctionArity(function);
        if (parameters >= 2) {
            arguments.add(key);
        }
        if (parameters >= 3) {
            arguments.add(whole);
        }
        return arguments;
    }

    private static @Nullable Object map(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null) {
            return null;
        }
        Object function = arguments.callee(1);
        List<Object> mapped = Utils.createSequence();
        Budget budget = Evaluation.current().budget();
        long held = 0;
        for (int index = 0; index < list.size(); index++) {
            Object result = BuiltIn.invoke(function, callback(function, list.get(index), index, list));
            if (result != null) {
                held = budget.hold(result, held);
                mapped.add(result);
            }
        }
        return mapped;
    }

    private static @Nullable Object filter(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null) {
            return null;
        }
        Object function = arguments.callee(1);
        List<Object> kept = Utils.createSequence();
        for (int index = 0; index < list.size(); index++) {
            Object member = list.get(index);
            if (Jsonata.boolize(BuiltIn.invoke(function, callback(function, member, index, list)))) {
                kept.add(member);
            }
        }
        return kept;
    }

    private static @Nullable Object single(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null) {
            return null;
        }
        Object function = arguments.at(1);
        Object found = null;
        for (int index = 0; index < list.size(); index++) {
            Object member = list.get(index);
            boolean matches = function == null
                    || Jsonata.boolize(BuiltIn.invoke(function, callback(function, member, index, list)));
            if (matches && found != null) {
                throw QueryError.coded(
                        "D3138",
                        "The $single() function expected exactly 1 matching result.  Instead it matched more.");
            }
            found = matches ? member : found;
        }
        if (found == null) {
            throw QueryError.coded(
                    "D3139", "The $single() function expected exactly 1 matching result.  Instead it matched 0.");
        }
        return found;
    }

    private static @Nullable Object reduce(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null) {
            return null;
        }
        Object function = arguments.callee(1);
        int parameters = Functions.getFunctionArity(function);
        if (parameters < 2) {
            throw QueryError.coded(
                    "D3050", "The second argument of reduce function must be a function with at least two arguments");
        }
        Object result = arguments.at(2);
        int index = 0;
        if (result == null && !list.isEmpty()) {
            result = list.getFirst();
            index = 1;
        }
        for (; index < list.size(); index++) {
            List<@Nullable Object> call = new ArrayList<>(4);
            call.add(result);
            call.add(list.get(index));
            if (parameters >= 3) {
                call.add(index);
            }
            if (parameters >= 4) {
                call.add(list);
            }
            result = BuiltIn.invoke(function, call);
        }
        return result;
    }

    private static Object zip(Arguments arguments) {
        int length = Integer.MAX_VALUE;
        List<List<?>> lists = new ArrayList<>();
        for (int index = 0; index < arguments.all().size(); index++) {
            List<?> list = arguments.list(index);
            length = Math.min(length, list == null ? 0 : list.size());
            lists.add(list == null ? List.of() : list);
        }
        List<Object> zipped = new ArrayList<>();
        for (int row = 0; row < (lists.isEmpty() ? 0 : length); row++) {
            List<@Nullable Object> tuple = new ArrayList<>(lists.size());
            for (List<?> list : lists) {
                tuple.add(list.get(row));
            }
            zipped.add(tuple);
        }
        return zipped;
    }

    private static @Nullable Object append(Arguments arguments) {
        List<?> first = arguments.list(0);
        List<?> second = arguments.list(1);
        Budget.checkMembers((first == null ? 0L : first.size()) + (second == null ? 0L : second.size()));
        return Functions.append(arguments.at(0), arguments.at(1));
    }

    private static @Nullable Object distinct(Arguments arguments) {
        if (arguments.at(0) instanceof List<?> list) {
            Evaluation.spend(list.size() >> 1);
        }
        return Functions.distinct(arguments.at(0));
    }

    private static @Nullable Object shuffle(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null || list.size() <= 1) {
            return list;
        }
        List<@Nullable Object> shuffled = new ArrayList<>(list);
        RandomGenerator random = Evaluation.current().frame().random();
        for (int index = shuffled.size() - 1; index > 0; index--) {
            int other = random.nextInt(index + 1);
            Object swapped = shuffled.get(index);
            shuffled.set(index, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        return shuffled;
    }

    private static @Nullable Object sort(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null || list.size() <= 1) {
            return list;
        }
        Evaluation.spend(list.size() >> 2);
        Object function = arguments.at(1);
        @Nullable Object[] sorted = list.toArray();
        if (function == null) {
            sortPlain(sorted);
        } else {
            mergeSort(sorted, new Object[sorted.length], 0, sorted.length, function);
        }
        return new ArrayList<>(Arrays.asList(sorted));
    }

    private static void sortPlain(@Nullable Object[] values) {
        boolean numbers = Arrays.stream(values).allMatch(Number.class::isInstance);
        if (!numbers && !Arrays.stream(values).allMatch(String.class::isInstance)) {
            throw QueryError.coded(
                    "D3070",
                    "The single argument form of the sort function can only be applied to an array of strings or an"
                            + " array of numbers.  Use the second argument to specify a comparison function");
        }
        if (numbers) {
            Arrays.sort(values, (a, b) -> Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue()));
        } else {
            Arrays.sort(values);
        }
    }

    /** A stable merge that only asks "does the left one come after the right one", as the callback is defined. */
    private static void mergeSort(@Nullable Object[] values, @Nullable Object[] spare, int from, int to, Object after) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(values, spare, from, middle, after);
        mergeSort(values, spare, middle, to, after);
        System.arraycopy(values, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeRight = left >= middle || (right < to && comesAfter(after, spare[left], spare[right]));
            values[at] = takeRight ? spare[right++] : spare[left++];
        }
    }

    private static boolean comesAfter(Object after, @Nullable Object left, @Nullable Object right) {
        List<@Nullable Object> pair = new ArrayList<>(2);
        pair.add(left);
        pair.add(right);
        return Jsonata.boolize(BuiltIn.invoke(after, pair));
    }
}
