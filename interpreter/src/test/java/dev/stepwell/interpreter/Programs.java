package dev.stepwell.interpreter;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.compile.DefinitionCompiler;
import dev.stepwell.asl.compile.Dialects;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.path.JsonPathDialect;

/** Definitions of tests, compiled. */
final class Programs {
    private static final DefinitionCompiler COMPILER =
            new DefinitionCompiler(new Dialects(new JsonPathDialect(), new JsonPathDialect()));

    private Programs() {}

    static Program of(String definition) {
        return switch (COMPILER.compile(definition, MachineType.STANDARD, 1_000_000)) {
            case Compiled.Ok(var program, _) -> program;
            case Compiled.Invalid(var diagnostics) ->
                throw new AssertionError("the definition is invalid: " + diagnostics);
        };
    }
}
