package dev.stepwell.api.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one request, and where. Confined to one check. */
final class Violations {
    /** Violations that are told; a request with more of them is as wrong. */
    private static final int TOLD_MAX = 50;

    private final List<String> path = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    void enter(String member) {
        path.add(member);
    }

    /** @param index from 0; AWS counts from 1 */
    void enterItem(int index) {
        path.add((index + 1) + ".member");
    }

    void leave() {
        path.removeLast();
    }

    /** @param value the offending value as AWS prints it, or null when it must not be shown */
    void add(@Nullable String value, String constraint) {
        if (told.size() < TOLD_MAX) {
            String shown = value == null ? "Value" : "Value '" + value + "'";
            told.add(shown + " at '" + where() + "' failed to satisfy constraint: Member must " + constraint);
        }
    }

    void addAbsent(boolean sensitive) {
        if (told.size() < TOLD_MAX) {
            String shown = sensitive ? "Value" : "Value null";
            told.add(shown + " at '" + where() + "' failed to satisfy constraint: Member must not be null");
        }
    }

    List<String> told() {
        return List.copyOf(told);
    }

    private String where() {
        return String.join(".", path);
    }
}
