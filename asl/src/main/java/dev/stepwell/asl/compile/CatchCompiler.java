package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.model.Catcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles Catch. */
final class CatchCompiler {
    private CatchCompiler() {}

    /** The catchers in order; those that were reported are missing. */
    static List<Catcher> compile(StateSource state) {
        List<Fields> entries = state.fields().objects("Catch");
        List<Catcher> catchers = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Catcher catcher = catcher(state, entries.get(i), i == entries.size() - 1);
            if (catcher != null) {
                catchers.add(catcher);
            }
        }
        return catchers;
    }

    private static @Nullable Catcher catcher(StateSource state, Fields entry, boolean isLast) {
        FieldTable.CATCHER.check(entry, state.language());
        entry.require("ErrorEquals", "Next");
        List<String> names = ErrorNames.compile(entry, isLast);
        String next = entry.text("Next");
        boolean isFlowFine = Fields.all(entry.isTextOrNull("ResultPath"), VariableNames.check(entry, state));
        if (state.isJsonPath()) {
            TemplateWarnings.check(entry, "Assign");
        }
        DataFlow flow = isFlowFine ? state.dialect().catcherFlow(entry.json(), entry.site()) : DataFlow.IDENTITY;
        return names == null || next == null ? null : new Catcher(names, next, flow);
    }
}
