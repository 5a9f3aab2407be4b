package dev.stepwell.asl;

import java.util.List;
import java.util.stream.Collectors;

/** How a list of findings is told to those who create or update a state machine. */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * The message of the InvalidDefinition error: all errors as {@code CODE: message at location}, with the word null
     * for an absent location as AWS has it. Warnings are left out.
     */
    public static String createMessage(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(diagnostic -> diagnostic.code() + ": " + diagnostic.message() + " at " + diagnostic.location())
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }
}
