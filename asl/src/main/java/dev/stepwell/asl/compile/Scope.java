package dev.stepwell.asl.compile;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.QueryLanguage;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the states of one graph have in common.
 *
 * @param depth of nesting, zero for the machine itself
 * @param type of the executions that will run these states; the children of a distributed Map have their own
 * @param language of the whole machine: states inherit it, never the one of a Map or Parallel around them
 * @param assigned the variables that this graph assigns, with the number of states that do
 * @param outside the scopes whose variables these states can read; null where there are none
 */
record Scope(
        int depth,
        MachineType type,
        QueryLanguage language,
        Map<String, Integer> assigned,
        @Nullable Outside outside) {

    /**
     * The scope around a Parallel or Map.
     *
     * @param assignedByState what that state assigns itself: only after the inner scope is gone, so it does no harm
     */
    record Outside(Scope scope, Set<String> assignedByState) {
        private boolean assigns(String variable) {
            int others = scope.assigned.getOrDefault(variable, 0) - (assignedByState.contains(variable) ? 1 : 0);
            return others > 0 || scope.isAssignedOutside(variable);
        }
    }

    /** Whether a scope around this one assigns the variable, so that no state of this scope may. */
    boolean isAssignedOutside(String variable) {
        return outside != null && outside.assigns(variable);
    }
}
