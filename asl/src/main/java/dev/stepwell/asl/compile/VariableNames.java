package dev.stepwell.asl.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names that Assign gives to variables: how they may be spelt, and that inner scopes do not take outer ones. */
final class VariableNames {
    static final int NAME_CHARS_MAX = 80;

    private static final String RESERVED = "states";

    private VariableNames() {}

    /** How many states of a graph assign each variable. */
    static Map<String, Integer> assignedIn(ObjectNode states) {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode state : states) {
            assignedBy(state).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        return counts;
    }

    /** The variables that a state assigns: by itself, in a catcher or in a Choice rule. */
    static Set<String> assignedBy(JsonNode state) {
        Set<String> names = new HashSet<>();
        collect(state, names);
        state.path("Catch").forEach(catcher -> collect(catcher, names));
        state.path("Choices").forEach(rule -> collect(rule, names));
        return names;
    }

    private static void collect(JsonNode owner, Set<String> names) {
        if (owner.get("Assign") instanceof ObjectNode assign) {
            assign.propertyNames().forEach(key -> names.add(variable(key)));
        }
    }

    /** Reports what is wrong with the names in {@code owner.Assign}; whether nothing is. */
    static boolean check(Fields owner, StateSource state) {
        if (!owner.has("Assign")) {
            return true;
        }
        Fields assign = owner.object("Assign");
        boolean fine = assign != null;
        if (assign != null) {
            for (String key : assign.json().propertyNames()) {
                fine &= checkName(key, assign, state);
            }
        }
        return fine;
    }

    private static boolean checkName(String key, Fields assign, StateSource state) {
        String name = state.isJsonPath() ? variable(key) : key;
        if (name.equals(RESERVED)) {
            assign.at(key).error("RESERVED_VARIABLE_NAME", "Cannot assign to reserved variable '$states'.");
            return false;
        }
        String complaint = complaintAbout(name);
        if (complaint != null) {
            assign.at(key).error("INVALID_VARIABLE_NAME", "Invalid variable name '" + name + "': " + complaint);
            return false;
        }
        if (!name.equals(key) && assign.has(name)) {
            assign.error("Duplicate field '" + name + "'");
            return false;
        }
        if (state.scope().isAssignedOutside(name)) {
            assign.error(
                    key,
                    "The variable '" + name + "' is assigned in an outer scope and cannot be assigned in an inner one");
            return false;
        }
        return true;
    }

    private static @Nullable String complaintAbout(String name) {
        if (name.length() > NAME_CHARS_MAX) {
            return "the variable name exceeds the " + NAME_CHARS_MAX + "-character limit.";
        }
        return isIdentifier(name) ? null : "the variable name contains invalid characters.";
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints()
                        .allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static String variable(String key) {
        return key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
    }
}
