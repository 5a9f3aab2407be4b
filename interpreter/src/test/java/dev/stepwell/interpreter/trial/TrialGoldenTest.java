package dev.stepwell.interpreter.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Runs every case in the files under {@code trial}: a state under these circumstances gives exactly this report. A case
 * is {@code {what, state, input, ..., report}}; payloads in a report are JSON, or text where their layout matters.
 */
class TrialGoldenTest {
    private static final Path FILES = Path.of("src", "test", "resources", "trial");

    @TestFactory
    Stream<DynamicTest> givesTheExpectedReport() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            List<Path> all = files.sorted().toList();
            return all.stream().flatMap(TrialGoldenTest::cases);
        }
    }

    private static Stream<DynamicTest> cases(Path file) {
        try {
            return Json.read(Files.readString(file))
                    .valueStream()
                    .map(it -> DynamicTest.dynamicTest(
                            file.getFileName() + ": " + it.path("what").asString(), () -> run(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(JsonNode wanted) {
        TrialReport report = Tried.of(wanted).report();

        JsonNode expected = wanted.path("report");
        JsonNode actual = ReportJson.of(report);
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            assertThat(actual.path(member.getKey())).as(member.getKey()).isEqualTo(member.getValue());
        }
        assertThat(actual.propertyNames()).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    }
}
