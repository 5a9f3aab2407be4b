package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions over objects, types and truth. Stateless. */
final class ObjectFunctions {
    private ObjectFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("keys", "<x-:a<s>>", 1, arguments -> Functions.keys(arguments.at(0)))
                .add("lookup", "<x-s:x>", 2, ObjectFunctions::lookup)
                .add("spread", "<x-:a<o>>", 1, ObjectFunctions::spread)
                .add("merge", "<a<o>:o>", 1, ObjectFunctions::merge)
                .add("each", "<o-f:a>", 2, ObjectFunctions::each)
                .add("sift", "<o-f?:o>", 2, ObjectFunctions::sift)
                .add("clone", "<(oa)-:o>", 1, arguments -> copy(arguments.at(0)))
                .add("boolean", "<x-:b>", 1, arguments -> Functions.toBoolean(arguments.at(0)))
                .add("not", "<x-:b>", 1, arguments -> Functions.not(arguments.at(0)))
                .add("exists", "<x:b>", 1, arguments -> arguments.at(0) != null)
                .add("type", "<x:s>", 1, arguments -> type(arguments.at(0)))
                .add("error", "<s?:x>", 1, ObjectFunctions::error)
                .add("assert", "<bs?:x>", 2, ObjectFunctions::assertion);
    }

    private static @Nullable Object lookup(Arguments arguments) {
        String key = arguments.text(1);
        if (arguments.at(0) instanceof List<?> list) {
            Evaluation.spend(list.size() >> 2);
        }
        return key == null ? null : Functions.lookup(arguments.at(0), key);
    }

    /** One object per member; whatever is neither object nor array stays as it is. */
    private static @Nullable Object spread(Arguments arguments) {
        Object value = arguments.at(0);
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            return value;
        }
        List<Object> parts = Utils.createSequence();
        spread(value, parts);
        return parts;
    }

    private static void spread(@Nullable Object value, List<Object> parts) {
        if (value instanceof List<?> list) {
            list.forEach(member -> spread(member, parts));
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Evaluation.spend(1);
                Map<Object, @Nullable Object> part = new LinkedHashMap<>();
                part.put(entry.getKey(), entry.getValue());
                parts.add(part);
            }
        } else if (value != null) {
            parts.add(value);
        }
        Budget.checkMembers(parts.size());
    }

    private static @Nullable Object merge(Arguments arguments) {
        List<?> list = arguments.list(0);
        if (list == null) {
            return null;
        }
        Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object member : list) {
            if (member instanceof Map<?, ?> map) {
                Evaluation.spend(1 + (map.size() >> 2));
                merged.putAll(map);
            }
        }
        return merged;
    }

    private static @Nullable Object each(Arguments arguments) {
        Map<?, ?> object = arguments.object(0);
        if (object == null) {
            return null;
        }
        Object function = arguments.callee(1);
        List<Object> results = Utils.createSequence();
        Budget budget = Evaluation.current().budget();
        long held = 0;
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Object result = BuiltIn.invoke(
                    function, SequenceFunctions.callback(function, entry.getValue(), entry.getKey(), object));
            if (result != null) {
                held = budget.hold(result, held);
                results.add(result);
            }
        }
        return results;
    }

    private static @Nullable Object sift(Arguments arguments) {
        Map<?, ?> object = arguments.object(0);
        if (object == null) {
            return null;
        }
        Object function = arguments.callee(1);
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            List<@Nullable Object> call =
                    SequenceFunctions.callback(function, entry.getValue(), entry.getKey(), object);
            if (Jsonata.boolize(BuiltIn.invoke(function, call))) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return kept.isEmpty() ? null : kept;
    }

    /** A deep copy that may be changed. */
    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Evaluation.spend(1 + (map.size() >> 2));
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> copy.put(key, copy(member)));
                yield copy;
            }
            case List<?> list -> {
                Evaluation.spend(1 + (list.size() >> 4));
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(member -> copy.add(copy(member)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static @Nullable String type(@Nullable Object value) {
        return Values.isFunction(value) ? "function" : Functions.type(value);
    }

    private static @Nullable Object error(Arguments arguments) {
        String message = arguments.text(0);
        throw QueryError.coded("D3137", message == null ? "$error() function evaluated" : message);
    }

    private static @Nullable Object assertion(Arguments arguments) {
        if (Boolean.FALSE.equals(arguments.flag(0))) {
            String message = arguments.text(1);
            throw QueryError.coded("D3141", message == null ? "$assert() statement failed" : message);
        }
        return null;
    }
}
