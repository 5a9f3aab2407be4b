package dev.stepwell.asl;

import java.util.List;
import java.util.stream.Collectors;

/** How a list of findings is told to those who create or update a state machine. */
public final class Diagnostics {
    /** How many errors one message tells. */
    public static final int TOLD_MAX = 100;

    private Diagnostics() {}

    /**
     * The message of the InvalidDefinition error: the errors as {@code CODE: message at location}, with the word null
     * for an absent location as AWS has it. Warnings are left out, and so are errors beyond {@link #TOLD_MAX}.
     */
    public static String createMessage(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .limit(TOLD_MAX)
                .map(diagnostic -> diagnostic.code() + ": " + diagnostic.message() + " at " + diagnostic.location())
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }
}
