package dev.stepwell.asl.compile;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.QueryLanguage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the states of one graph have in common.
 *
 * @param depth of nesting, zero for the machine itself
 * @param type of the executions that will run these states; the children of a distributed Map have their own
 * @param language of the whole machine: states inherit it, never the one of a Map or Parallel around them
 * @param assigned the variables that some state of this graph assigns
 * @param outer the scope whose variables these states can read; null where there is none
 */
record Scope(
        int depth,
        MachineType type,
        QueryLanguage language,
        Set<String> assigned,
        @Nullable Scope outer) {
    /** Whether a scope around this one assigns the variable, so that no state of this scope may. */
    boolean isAssignedOutside(String variable) {
        for (Scope around = outer; around != null; around = around.outer) {
            if (around.assigned.contains(variable)) {
                return true;
            }
        }
        return false;
    }
}
