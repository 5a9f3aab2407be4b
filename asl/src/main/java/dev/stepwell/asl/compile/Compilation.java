package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.model.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one compilation has gathered so far across all scopes. Confined to that compilation. */
final class Compilation {
    private final Dialects dialects;
    private final Problems problems = new Problems();
    private final Set<String> names = new HashSet<>();
    private final Set<String> labels = new HashSet<>();
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, List<String>> variableReferences = new HashMap<>();

    Compilation(Dialects dialects) {
        this.dialects = dialects;
    }

    Dialects dialects() {
        return dialects;
    }

    Problems problems() {
        return problems;
    }

    /** Whether no state of any scope had this name before. */
    boolean claimName(String name) {
        return names.add(name);
    }

    /** Whether no Map had this label before. */
    boolean claimLabel(String label) {
        return labels.add(label);
    }

    void compiled(State state) {
        states.put(state.name(), state);
    }

    /** Notes the variables that a state reads, in alphabetical order. */
    void reads(String state, Set<String> variables) {
        if (!variables.isEmpty()) {
            variableReferences.put(state, List.copyOf(variables));
        }
    }

    Map<String, State> states() {
        return states;
    }

    Map<String, List<String>> variableReferences() {
        return variableReferences;
    }
}
