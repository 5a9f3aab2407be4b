package dev.stepwell.asl.path.query;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One part of a path that may be more than a reference path. Immutable. */
sealed interface Part {
    /** Whether it leads from one node to one node. */
    default boolean isDefinite() {
        return false;
    }

    /** As the JSONPath library writes it in its messages. */
    String text();

    /** A member. */
    record Name(String name) implements Part {
        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String text() {
            return "['" + name + "']";
        }
    }

    /** Several members: at the end of a path an object of them, else each of them in turn. */
    record Names(List<String> names, boolean isLast) implements Part {
        public Names {
            names = List.copyOf(names);
        }

        @Override
        public boolean isDefinite() {
            return isLast;
        }

        @Override
        public String text() {
            return names.stream().collect(Collectors.joining("','", "['", "']"));
        }
    }

    /** An element; negative numbers count from the end. */
    record Index(int index) implements Part {
        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String text() {
            return "[" + index + "]";
        }
    }

    /** Several elements. */
    record Indexes(List<Integer> indexes) implements Part {
        public Indexes {
            indexes = List.copyOf(indexes);
        }

        @Override
        public String text() {
            return indexes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** Elements from one, inclusive, to another, exclusive; at least one of them is there. */
    record Slice(@Nullable Integer from, @Nullable Integer to) implements Part {
        @Override
        public String text() {
            return "[" + (from == null ? "" : from) + ":" + (to == null ? "" : to) + "]";
        }
    }

    /** All members or elements. */
    record Wildcard() implements Part {
        @Override
        public String text() {
            return "[*]";
        }
    }

    /** {@code ..}: what follows is tried on the node and on everything below it. */
    record Scan() implements Part {
        @Override
        public String text() {
            return "..";
        }
    }

    /** Those that pass a test. */
    record Filter(Test test) implements Part {
        @Override
        public String text() {
            return "[?]";
        }
    }

    /**
     * A call of a function on the node.
     *
     * @param function null when there is none of this name, which the service finds out when the path is evaluated
     */
    record Call(String name, @Nullable PathFunction function, List<Value> arguments) implements Part {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String text() {
            return "." + name + "(" + (arguments.isEmpty() ? "" : "...") + ")";
        }
    }
}
