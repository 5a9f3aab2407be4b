package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.NumberField;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers of a state that are written down (and checked before) or read by the field's Path form. Stateless. */
final class NumberFields {
    private NumberFields() {}

    static @Nullable IntegerField integer(ObjectNode owner, String field, int min, int max, Site site) {
        JsonNode literal = owner.get(field);
        if (literal != null) {
            return IntegerField.literal(literal.intValue());
        }
        Query path = path(owner, field, site);
        return path == null
                ? null
                : (frame, effective) -> readInteger(path, field, min, max, read(path, frame, effective));
    }

    static @Nullable NumberField number(ObjectNode owner, String field, double min, double max, Site site) {
        JsonNode literal = owner.get(field);
        if (literal != null) {
            double value = literal.doubleValue();
            return (_, _) -> value;
        }
        Query path = path(owner, field, site);
        return path == null
                ? null
                : (frame, effective) -> readNumber(path, field, min, max, read(path, frame, effective));
    }

    private static @Nullable Query path(ObjectNode owner, String field, Site site) {
        String pathField = field + "Path";
        JsonNode value = owner.get(pathField);
        if (value == null) {
            return null;
        }
        Site place = site.field(pathField);
        Query query = Paths.reference(value, place);
        if (query != null && query.readsContext() && isOfMap(field)) {
            place.error(Paths.SCHEMA, Paths.NOT_A_REFERENCE);
        }
        return query;
    }

    /** The numbers of a Map may not come from the context object. */
    private static boolean isOfMap(String field) {
        return field.startsWith("Max") || field.startsWith("Tolerated");
    }

    private static String read(Query path, Frame frame, Payload effective) {
        return Texts.shown(path.read(frame, effective));
    }

    private static int readInteger(Query path, String field, int min, int max, String text) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException notAnInteger) {
            throw invalid(path, field, text, "integer");
        }
        if (value < min || value > max) {
            throw outOfRange(field, String.valueOf(min), String.valueOf(max));
        }
        return value;
    }

    private static double readNumber(Query path, String field, double min, double max, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw invalid(path, field, text, "float");
        }
        if (!(value >= min && value <= max)) {
            throw outOfRange(field, shown(min), shown(max));
        }
        return value;
    }

    private static EvaluationFailure invalid(Query path, String field, String text, String type) {
        return EvaluationFailure.runtime("The " + field + "Path field refers to value \"" + text
                + "\" which is not a valid " + type + ": " + path.text());
    }

    private static EvaluationFailure outOfRange(String field, String min, String max) {
        return EvaluationFailure.runtime(field + " must be between " + min + " and " + max + ".");
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
