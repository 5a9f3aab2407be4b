package dev.stepwell.asl;

import dev.stepwell.asl.compile.DefinitionCompiler;
import dev.stepwell.asl.compile.Dialects;
import dev.stepwell.asl.jsonata.JsonataDialect;
import dev.stepwell.asl.path.JsonPathDialect;

/** Turns the text of a definition into a {@link Compiled} program or AWS's diagnostics. Stateless and thread-safe. */
public final class Compiler {
    private static final DefinitionCompiler DEFINITIONS =
            new DefinitionCompiler(new Dialects(new JsonPathDialect(), new JsonataDialect()));

    private Compiler() {}

    /** Compiles a Standard state machine. */
    public static Compiled compile(String definition) {
        return compile(definition, MachineType.STANDARD);
    }

    /**
     * Compiles a definition, with the most generous limit on its length.
     *
     * @param type decides which integration patterns are allowed
     */
    public static Compiled compile(String definition, MachineType type) {
        return compile(definition, type, Limits.relaxed());
    }

    /**
     * Compiles a definition.
     *
     * @param type decides which integration patterns are allowed
     * @param limits how long it may be
     */
    public static Compiled compile(String definition, MachineType type, Limits limits) {
        return DEFINITIONS.compile(definition, type, limits.definitionCharsMax());
    }

    /**
     * Compiles the definition of a single state, as a program that has no other.
     *
     * @param name what the state is called in the program and in diagnostics
     * @param limits how long the definition may be
     */
    public static Compiled compileState(String definition, String name, Limits limits) {
        return DEFINITIONS.compileState(definition, name, limits.definitionCharsMax());
    }
}
