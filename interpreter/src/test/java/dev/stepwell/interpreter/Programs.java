package dev.stepwell.interpreter;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.model.Program;

/** Definitions of tests, compiled. */
final class Programs {
    private Programs() {}

    static Program of(String definition) {
        return switch (Compiler.compile(definition)) {
            case Compiled.Ok(var program, _) -> program;
            case Compiled.Invalid(var diagnostics) ->
                throw new AssertionError("the definition is invalid: " + diagnostics);
        };
    }
}
