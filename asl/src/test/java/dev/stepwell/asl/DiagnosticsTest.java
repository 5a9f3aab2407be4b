package dev.stepwell.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The message with which a definition is refused. */
final class DiagnosticsTest {
    @Test
    void tellsErrorsWithTheirPlacesAndNoWarnings() {
        assertThat(Diagnostics.createMessage(List.of(
                        new Diagnostic(Severity.WARNING, "NO_PATH", "looks like a path", "/States/F/Error"),
                        new Diagnostic(
                                Severity.ERROR, "MISSING_TRANSITION_TARGET", "Missing 'Next' target: X", "/StartAt"),
                        new Diagnostic(Severity.ERROR, "MISSING_END_STATE", "Workflow has no terminal state", null))))
                .isEqualTo("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: X at"
                        + " /StartAt, MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void tellsNoMoreThanTheFirstErrors() {
        Diagnostic error = new Diagnostic(Severity.ERROR, "CODE", "message", "/States");

        assertThat(Diagnostics.createMessage(Collections.nCopies(1_000, error)).split("CODE"))
                .hasSize(Diagnostics.TOLD_MAX + 1);
    }
}
