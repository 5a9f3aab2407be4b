package dev.stepwell.asl.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read with the types a function expects. Confined to that call. */
final class Arguments {
    private final String function;
    private final List<?> values;

    Arguments(String function, List<?> values) {
        this.function = function;
        this.values = values;
    }

    List<?> all() {
        return values;
    }

    /** The argument as it is, or null when it is missing or undefined. */
    @Nullable
    Object at(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    @Nullable
    String text(int index) {
        return typed(index, String.class);
    }

    @Nullable
    Number number(int index) {
        return typed(index, Number.class);
    }

    @Nullable
    Boolean flag(int index) {
        return typed(index, Boolean.class);
    }

    @Nullable
    Map<?, ?> object(int index) {
        return typed(index, Map.class);
    }

    /** A list; anything else that is defined is taken as a list of one. */
    @Nullable
    List<?> list(int index) {
        Object value = at(index);
        if (value == null || value instanceof List<?>) {
            return (List<?>) value;
        }
        List<Object> one = new ArrayList<>(1);
        one.add(value);
        return one;
    }

    /** A function; the signature has made sure that it is there. */
    Object callee(int index) {
        Object value = at(index);
        if (value == null) {
            throw mismatch(index);
        }
        return value;
    }

    private <T> @Nullable T typed(int index, Class<T> type) {
        Object value = at(index);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw mismatch(index);
        }
        return type.cast(value);
    }

    /** The error for an argument of the wrong type. */
    QueryError mismatch(int index) {
        return mismatch(function, index + 1);
    }

    /** The error for the argument with this number, counted from one. */
    static QueryError mismatch(String function, int number) {
        return QueryError.coded(
                "T0410", "Argument " + number + " of function \"" + function + "\" does not match function signature");
    }
}
