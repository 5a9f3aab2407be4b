package dev.stepwell.interpreter;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.model.Program;

/** Definitions of tests, compiled. */
final class Programs {
    private Programs() {}

    static Program of(String definition) {
        return switch (Compiler.compile(definition)) {
            case Compiled.Ok ok -> ok.program();
            case Compiled.Invalid invalid ->
                throw new AssertionError("the definition is invalid: " + invalid.diagnostics());
        };
    }
}
