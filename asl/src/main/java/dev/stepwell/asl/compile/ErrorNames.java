package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The ErrorEquals of a retrier or catcher: some names, and States.ALL only alone and in the last entry. */
final class ErrorNames {
    private static final String ALL = "States.ALL";

    private ErrorNames() {}

    /** The names, or null after reporting what is wrong. */
    static @Nullable List<String> compile(Fields entry, boolean isLast) {
        ArrayNode array = entry.array("ErrorEquals");
        if (array == null) {
            return null;
        }
        if (array.isEmpty()) {
            entry.error("ErrorEquals", "Value cannot be empty");
            return null;
        }
        boolean fine = true;
        List<String> names = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonNode name = array.get(i);
            Site site = entry.at("ErrorEquals").element(i);
            if (!name.isString()) {
                site.error(Fields.SCHEMA, "Expected value of type String");
                fine = false;
            } else if (name.stringValue().equals(ALL) && !(isLast && array.size() == 1)) {
                site.error(Fields.SCHEMA, "States.ALL must appear alone and at end of list");
                fine = false;
            } else {
                names.add(name.stringValue());
            }
        }
        return fine ? names : null;
    }
}
