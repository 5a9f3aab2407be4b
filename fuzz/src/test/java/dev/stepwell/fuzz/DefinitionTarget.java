package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.compile.SourcePositions;
import java.nio.charset.StandardCharsets;

/** The compiler: any text becomes a program or is refused with reasons, the same way each time. */
final class DefinitionTarget {
    private DefinitionTarget() {}

    static void run(byte[] input) {
        check(
                TextAndDocument.isGenerated(input)
                        ? Definitions.changed(new Choices(input, 1))
                        : new String(input, StandardCharsets.UTF_8));
    }

    private static void check(String text) {
        SourcePositions positions = SourcePositions.ofJson(text);
        for (MachineType type : MachineType.values()) {
            Compiled compiled = Compiler.compile(text, type);
            boolean hasErrors = compiled.diagnostics().stream().anyMatch(found -> found.severity() == Severity.ERROR);
            assertThat(compiled instanceof Compiled.Invalid).isEqualTo(hasErrors);
            assertThat(Compiler.compile(text, type).diagnostics()).isEqualTo(compiled.diagnostics());
            for (Diagnostic found : compiled.diagnostics()) {
                assertThat(found.message()).isNotBlank();
                assertThat(positions.locate(found.location()).line()).isPositive();
                assertThat(positions.locate(found.location()).column()).isPositive();
            }
        }
    }
}
