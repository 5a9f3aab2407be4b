package dev.stepwell.asl;

import java.util.List;

/** Turns the text of a definition into a {@link Compiled} program or AWS's diagnostics. Stateless. */
public final class Compiler {
    private Compiler() {}

    /** Compiles a Standard state machine. */
    public static Compiled compile(String definition) {
        return compile(definition, MachineType.STANDARD);
    }

    /**
     * Compiles a definition.
     *
     * @param type decides which integration patterns are allowed
     */
    public static Compiled compile(String definition, MachineType type) {
        return new Compiled.Invalid(List.of());
    }
}
