package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.State;
import org.jspecify.annotations.Nullable;

/** Compiles a state: what all types have in common, then what its own type asks for. */
final class StateCompiler {
    private final Compilation unit;

    StateCompiler(Compilation unit) {
        this.unit = unit;
    }

    /** The compiled state, or null after reporting what is wrong. */
    @Nullable
    State compile(String name, Fields fields, Scope scope) {
        QueryLanguage language = DefinitionCompiler.language(fields.json().get("QueryLanguage"), scope.language());
        DefinitionCompiler.checkLanguage(fields);
        boolean isDowngrade = scope.language() == QueryLanguage.JSONATA && language == QueryLanguage.JSON_PATH;
        if (isDowngrade) {
            fields.error("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        if (!fields.require("Type")) {
            return null;
        }
        String type = fields.text("Type");
        StateKind kind = type == null ? null : kind(type);
        if (kind == null) {
            if (type != null) {
                fields.error(
                        "Type",
                        "The field 'Type' should have one of these values:"
                                + " [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]");
            }
            return null;
        }
        FieldTable table = FieldTable.of(kind);
        // AWS does not tell the fields that the refused language forbids on top of it.
        (isDowngrade ? table.inAnyLanguage() : table).check(fields, language);
        return compile(new StateSource(unit, scope, name, kind, language, fields));
    }

    private static @Nullable StateKind kind(String type) {
        return switch (type) {
            case "Pass" -> StateKind.PASS;
            case "Task" -> StateKind.TASK;
            case "Choice" -> StateKind.CHOICE;
            case "Wait" -> StateKind.WAIT;
            case "Succeed" -> StateKind.SUCCEED;
            case "Fail" -> StateKind.FAIL;
            case "Parallel" -> StateKind.PARALLEL;
            case "Map" -> StateKind.MAP;
            default -> null;
        };
    }

    private static @Nullable State compile(StateSource state) {
        return switch (state.kind()) {
            case PASS -> PassCompiler.compile(state);
            case TASK -> TaskCompiler.compile(state);
            case CHOICE -> ChoiceCompiler.compile(state);
            case WAIT -> WaitCompiler.compile(state);
            case SUCCEED -> new State.Succeed(state.name(), state.language(), state.flow());
            case FAIL -> FailCompiler.compile(state);
            case PARALLEL -> ParallelCompiler.compile(state);
            case MAP -> MapCompiler.compile(state);
        };
    }
}
