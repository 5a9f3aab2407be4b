package dev.stepwell.asl;

import dev.stepwell.asl.model.Program;
import java.util.List;

/** What {@link Compiler#compile} made of a definition. */
public sealed interface Compiled {
    /** All findings, in AWS's order. */
    List<Diagnostic> diagnostics();

    /** A definition that can run; its diagnostics are warnings only. */
    record Ok(Program program, List<Diagnostic> diagnostics) implements Compiled {
        public Ok {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** A definition AWS would refuse; at least one diagnostic is an error. */
    record Invalid(List<Diagnostic> diagnostics) implements Compiled {
        public Invalid {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
