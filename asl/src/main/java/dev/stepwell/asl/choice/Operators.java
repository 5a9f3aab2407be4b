package dev.stepwell.asl.choice;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators of a rule by name. */
final class Operators {
    /**
     * A comparison.
     *
     * @param byPath whether the operand is a path to the value
     */
    record Comparator(ValueType type, Relation relation, boolean byPath) {}

    private static final Map<String, TypeTest.Kind> TYPE_TESTS = Map.of(
            "IsPresent", TypeTest.Kind.PRESENT,
            "IsNull", TypeTest.Kind.NULL,
            "IsNumeric", TypeTest.Kind.NUMERIC,
            "IsString", TypeTest.Kind.STRING,
            "IsBoolean", TypeTest.Kind.BOOLEAN,
            "IsTimestamp", TypeTest.Kind.TIMESTAMP);

    private static final Map<String, Comparator> COMPARATORS = comparators();

    private Operators() {}

    static TypeTest.@Nullable Kind typeTest(String name) {
        return TYPE_TESTS.get(name);
    }

    static @Nullable Comparator comparator(String name) {
        return COMPARATORS.get(name);
    }

    private static Map<String, Comparator> comparators() {
        Map<String, Comparator> all = new HashMap<>();
        add(all, "BooleanEquals", ValueType.BOOLEAN, Relation.EQUALS);
        for (Relation relation : Relation.values()) {
            add(all, "String" + suffix(relation), ValueType.STRING, relation);
            add(all, "Numeric" + suffix(relation), ValueType.NUMERIC, relation);
            add(all, "Timestamp" + suffix(relation), ValueType.TIMESTAMP, relation);
        }
        return all;
    }

    private static void add(Map<String, Comparator> all, String name, ValueType type, Relation relation) {
        all.put(name, new Comparator(type, relation, false));
        all.put(name + "Path", new Comparator(type, relation, true));
    }

    private static String suffix(Relation relation) {
        return switch (relation) {
            case EQUALS -> "Equals";
            case LESS_THAN -> "LessThan";
            case GREATER_THAN -> "GreaterThan";
            case LESS_THAN_EQUALS -> "LessThanEquals";
            case GREATER_THAN_EQUALS -> "GreaterThanEquals";
        };
    }
}
