package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.model.State;
import org.jspecify.annotations.Nullable;

/** Compiles Fail. */
final class FailCompiler {
    private FailCompiler() {}

    static State compile(StateSource state) {
        TextField error = text(state, "Error");
        TextField cause = text(state, "Cause");
        if (state.isJsonPath()) {
            TemplateWarnings.checkLiterals(state.fields(), "Error", "Cause");
        }
        return new State.Fail(state.name(), state.language(), DataFlow.IDENTITY, error, cause);
    }

    private static @Nullable TextField text(StateSource state, String field) {
        Fields fields = state.fields();
        String path = field + "Path";
        if (!fields.atMostOne(field, path)) {
            return null;
        }
        boolean fine =
                (!fields.has(field) || fields.text(field) != null) && (!fields.has(path) || fields.text(path) != null);
        return fine ? state.dialect().text(fields.json(), field, fields.site()) : null;
    }
}
