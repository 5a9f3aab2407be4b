package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.model.Catcher;
import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.StateGraph;
import dev.stepwell.asl.model.Transition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles Parallel and its branches. */
final class ParallelCompiler {
    private ParallelCompiler() {}

    static @Nullable State compile(StateSource state) {
        Fields fields = state.fields();
        fields.require("Branches");
        Transition transition = TransitionCompiler.compile(fields);
        DataFlow flow = state.flow();
        List<Retrier> retry = RetryCompiler.compile(fields);
        List<Catcher> catchers = CatchCompiler.compile(state);
        List<StateGraph> branches = branches(state);
        if (transition == null || branches.isEmpty()) {
            return null;
        }
        return new State.Parallel(state.name(), state.language(), flow, branches, retry, catchers, transition);
    }

    private static List<StateGraph> branches(StateSource state) {
        List<StateGraph> branches = new ArrayList<>();
        for (Fields branch : state.fields().someObjects("Branches")) {
            FieldTable.BRANCH.check(branch, state.language());
            Scope scope = GraphCompiler.innerScope(branch, state);
            StateGraph graph = new GraphCompiler(state.unit()).compile(branch, scope);
            if (graph != null) {
                branches.add(graph);
            }
        }
        return branches;
    }
}
