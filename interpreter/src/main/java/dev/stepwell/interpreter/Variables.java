package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets variables, within their limits. Stateless. */
final class Variables {
    private Variables() {}

    /**
     * Sets the variables in the scope.
     *
     * @return why they were not set, or null
     */
    static @Nullable Failure assign(Turn turn, Scope scope, Map<String, Payload> assigned) {
        if (assigned.isEmpty()) {
            return null;
        }
        long added = 0;
        long replaced = 0;
        for (Map.Entry<String, Payload> variable : assigned.entrySet()) {
            added += variable.getValue().size();
            Payload old = scope.variables.get(variable.getKey());
            replaced += old == null ? 0 : old.size();
        }
        long stored = turn.state.variableBytes + added - replaced;
        String problem = problem(turn, assigned, added, stored);
        if (problem != null) {
            return Failure.ordinary(
                    ErrorNames.DATA_LIMIT_EXCEEDED, Recovery.located(scope, problem), scope.enteredEvent);
        }
        turn.state.variableBytes = stored;
        Map<String, Payload> variables = new LinkedHashMap<>(scope.variables);
        variables.putAll(assigned);
        scope.variables = variables;
        return null;
    }

    private static @Nullable String problem(Turn turn, Map<String, Payload> assigned, long added, long stored) {
        int one = turn.rules.limits().variableBytesMax();
        int all = turn.rules.limits().variablesBytesMax();
        for (Map.Entry<String, Payload> variable : assigned.entrySet()) {
            if (variable.getValue().size() > one) {
                return "The variable '" + variable.getKey() + "' has "
                        + variable.getValue().size() + " bytes, more than the limit of " + one + ".";
            }
        }
        if (added > one) {
            return "The variables of one Assign have " + added + " bytes, more than the limit of " + one + ".";
        }
        if (stored > all) {
            return "The variables of the execution have " + stored + " bytes, more than the limit of " + all + ".";
        }
        return null;
    }
}
