package dev.stepwell.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The cases in {@code validation/<name>}: a {@code definition.json}, and in {@code diagnostics.json} what is found in
 * it, in this order and word for word. The type of the machine is STANDARD unless the latter says otherwise.
 */
final class ValidationCasesTest {
    private static final Path CASES = Path.of("src/test/resources/validation");

    static List<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(CASES)) {
            return directories.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWritten(Path directory) throws IOException {
        JsonNode expected = Json.read(Files.readString(directory.resolve("diagnostics.json")));
        MachineType type = MachineType.valueOf(expected.path("type").asString("STANDARD"));

        Compiled compiled = Compiler.compile(Files.readString(directory.resolve("definition.json")), type);

        assertThat(compiled.diagnostics().stream().map(ValidationCasesTest::line))
                .containsExactlyElementsOf(expected.get("diagnostics")
                        .valueStream()
                        .map(ValidationCasesTest::line)
                        .toList());
    }

    private static String line(Diagnostic found) {
        return line(found.severity().name(), found.code(), found.message(), found.location());
    }

    private static String line(JsonNode expected) {
        return line(
                expected.path("severity").asString("ERROR"),
                expected.path("code").asString("SCHEMA_VALIDATION_FAILED"),
                expected.get("message").stringValue(),
                expected.has("location") ? expected.get("location").stringValue() : null);
    }

    private static String line(String severity, String code, String message, @Nullable String location) {
        return severity + " " + code + ": " + message + " at " + location;
    }
}
