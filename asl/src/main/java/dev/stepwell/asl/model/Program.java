package dev.stepwell.asl.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled state machine. Immutable and safe to share between threads.
 *
 * @param root the top-level states
 * @param states every state of every scope by name; names are unique across a definition
 * @param timeoutSeconds limit of the whole execution, or null
 * @param variableReferences per state, the variables it reads; only states that read one are present
 */
public record Program(
        StateGraph root,
        Map<String, State> states,
        @Nullable Integer timeoutSeconds,
        Map<String, List<String>> variableReferences) {
    public Program {
        states = Map.copyOf(states);
        variableReferences = Map.copyOf(variableReferences);
    }

    /** The state with this name, in whatever scope it stands. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state named '" + name + "' in this program");
        }
        return state;
    }
}
