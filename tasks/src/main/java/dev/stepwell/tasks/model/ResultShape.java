package dev.stepwell.tasks.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value in a result. Shapes name one another, because some of AWS's contain themselves; {@link
 * ResultModel} resolves the names. Immutable.
 */
sealed interface ResultShape {
    /**
     * An object with named fields, all in Step Functions' spelling.
     *
     * @param required in the model's order
     * @param fields the name of each field's shape
     */
    record Structure(List<String> required, Map<String, String> fields) implements ResultShape {
        public Structure {
            required = List.copyOf(required);
            fields = Map.copyOf(fields);
        }
    }

    /** An array whose elements have one shape. */
    record Array(String element) implements ResultShape {}

    /** An object with free keys, whose values have one shape. */
    record Dictionary(String value) implements ResultShape {}

    /**
     * Text: strings, and also blobs and timestamps, which results carry as text.
     *
     * @param min shortest, in characters
     * @param max longest, in characters
     * @param values the only values allowed; empty when all are
     */
    record Text(int min, int max, Set<String> values) implements ResultShape {
        public Text {
            values = Set.copyOf(values);
        }
    }

    /** A number, whole or not, and its bounds where it has some. */
    record Numeric(@Nullable Double min, @Nullable Double max) implements ResultShape {}

    /** True or false. */
    record Flag() implements ResultShape {}

    /** Any JSON: documents, event streams and what Step Functions turns into JSON. */
    record Anything() implements ResultShape {}
}
