package dev.stepwell.asl.expression;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition while it is compiled. Confined to one compilation. */
public final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public List<Diagnostic> found() {
        return List.copyOf(found);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
