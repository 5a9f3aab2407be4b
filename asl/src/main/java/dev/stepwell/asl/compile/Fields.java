package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object of a definition at its place. Reads members by their expected type; a member of another type is
 * reported in AWS's words and then counts as absent.
 */
record Fields(ObjectNode json, Site site) {
    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";

    /** Whether all checks passed; every one of them has been made, so that each could report. */
    static boolean all(boolean... checks) {
        for (boolean passed : checks) {
            if (!passed) {
                return false;
            }
        }
        return true;
    }

    boolean has(String field) {
        return json.has(field);
    }

    Site at(String field) {
        return site.field(field);
    }

    void error(String message) {
        site.error(SCHEMA, message);
    }

    void error(String field, String message) {
        at(field).error(SCHEMA, message);
    }

    @Nullable
    String text(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            expected(field, "String");
            return null;
        }
        return value.stringValue();
    }

    /** Whether a Boolean member is there and true. */
    boolean isTrue(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            expected(field, "Boolean");
            return false;
        }
        return value.booleanValue();
    }

    @Nullable
    Fields object(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Fields(object, at(field));
        }
        expected(field, "Object");
        return null;
    }

    @Nullable
    ArrayNode array(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof ArrayNode array) {
            return array;
        }
        expected(field, "Array");
        return null;
    }

    /** The elements of an array of objects; an absent array has none, elements of another type are reported. */
    List<Fields> objects(String field) {
        ArrayNode array = array(field);
        if (array == null) {
            return List.of();
        }
        List<Fields> found = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Site place = at(field).element(i);
            if (array.get(i) instanceof ObjectNode object) {
                found.add(new Fields(object, place));
            } else {
                place.error(SCHEMA, "Expected value of type Object");
            }
        }
        return found;
    }

    /** Like {@link #objects}, and an empty array is an error. */
    List<Fields> someObjects(String field) {
        if (json.get(field) instanceof ArrayNode array && array.isEmpty()) {
            error(field, "Value cannot be empty");
        }
        return objects(field);
    }

    /** A text that must be one of a few values; null when absent or wrong. */
    @Nullable
    String oneOf(String field, List<String> allowed) {
        String value = text(field);
        if (value == null || allowed.contains(value)) {
            return value;
        }
        error(field, "Value should be one of the following: " + allowed);
        return null;
    }

    /** Reports the absent ones of the names; whether all are there. */
    boolean require(String... names) {
        List<String> absent = new ArrayList<>(0);
        for (String name : names) {
            if (!has(name)) {
                absent.add(name);
            }
        }
        if (absent.isEmpty()) {
            return true;
        }
        error("These fields are required: " + absent);
        return false;
    }

    /** Reports more than one of the names. */
    boolean atMostOne(String... names) {
        if (count(names) <= 1) {
            return true;
        }
        error("There should only be one of the following fields: " + List.of(names));
        return false;
    }

    /** Reports more than one or none of the names. */
    boolean exactlyOne(String... names) {
        if (count(names) == 0) {
            error("This object should have only one of the following fields: " + List.of(names));
            return false;
        }
        return atMostOne(names);
    }

    int count(String... names) {
        int count = 0;
        for (String name : names) {
            if (has(name)) {
                count++;
            }
        }
        return count;
    }

    /** Reports a member that is there with the wrong JSON type. */
    void expected(String field, String type) {
        error(field, "Expected value of type " + type);
    }

    /** Whether a member is absent, text or null, as path fields are; anything else is reported. */
    boolean isTextOrNull(String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isString() || value.isNull()) {
            return true;
        }
        expected(field, "String");
        return false;
    }
}
