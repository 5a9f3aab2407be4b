package dev.stepwell.asl.expression;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a definition while it is compiled. Confined to one compilation. */
public final class Problems {
    /** How many errors, and how many warnings, are kept: ten times what one answer of the API can tell. */
    public static final int KEPT_MAX = 1_000;

    private final List<Diagnostic> found = new ArrayList<>();
    private int errors;
    private int warnings;

    /** Adds a finding; one beyond {@link #KEPT_MAX} of its severity is dropped. */
    public void add(Diagnostic diagnostic) {
        if (!takes(diagnostic.severity())) {
            return;
        }
        found.add(diagnostic);
        switch (diagnostic.severity()) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
        }
    }

    boolean takes(Severity severity) {
        return switch (severity) {
            case ERROR -> errors < KEPT_MAX;
            case WARNING -> warnings < KEPT_MAX;
        };
    }

    public List<Diagnostic> found() {
        return List.copyOf(found);
    }

    public boolean hasErrors() {
        return errors > 0;
    }
}
