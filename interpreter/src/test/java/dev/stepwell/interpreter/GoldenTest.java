package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.oracle.Coverage;
import dev.stepwell.interpreter.oracle.Oracle;
import dev.stepwell.interpreter.oracle.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs every directory under {@code golden}: definition, input and scripted answers give exactly this history and
 * outcome, and the same when the state is stored and read again after each step, and in the oracle. {@code -Dgolden.update=true} writes
 * what they give.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src", "test", "resources", "golden");
    /** The oracle knows no distributed Map and no redrive, draws no delays, and does not quote an input's blanks. */
    private static final Set<String> WITHOUT_ORACLE = Set.of(
            "distributed-map-says-what-is-missing",
            "hostile-filter-fails-the-execution",
            "retriers-count-for-themselves-then-catch",
            "item-selector-fails-in-the-middle",
            "missing-path-fails-the-execution");

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> givesTheRecordedHistory() throws IOException {
        try (Stream<Path> directories = Files.list(CASES)) {
            List<Path> cases = directories.filter(Files::isDirectory).sorted().toList();
            return cases.stream()
                    .map(it -> DynamicTest.dynamicTest(it.getFileName().toString(), () -> run(it)));
        }
    }

    private static void run(Path directory) throws IOException {
        String definition = Files.readString(directory.resolve("definition.json"));
        Program program = Programs.of(definition);
        String input = Files.readString(directory.resolve("input.json")).strip();
        Path scriptFile = directory.resolve("script.json");
        JsonNode script = Files.exists(scriptFile) ? Json.read(Files.readString(scriptFile)) : ScriptedWorld.noScript();

        ScriptedWorld inMemory = new ScriptedWorld(program, input, script, false);
        JsonNode outcome = outcome(inMemory.run());
        ScriptedWorld restored = new ScriptedWorld(program, input, script, true);
        JsonNode outcomeRestored = outcome(restored.run());

        check(directory.resolve("history.json"), HistoryJson.of(inMemory.history));
        check(directory.resolve("output.json"), outcome);
        assertThat(lines(HistoryJson.of(restored.history))).isEqualTo(lines(HistoryJson.of(inMemory.history)));
        assertThat(outcomeRestored).isEqualTo(outcome);
        HistoryRules.check(inMemory.history);
        if (!WITHOUT_ORACLE.contains(directory.getFileName().toString()) && !script.has("redrives")) {
            Verdict second = Oracle.run(definition, input, script, new Coverage());
            assertThat(lines(second.history()) + lines(second.outcome()))
                    .as("the oracle")
                    .isEqualTo(lines(HistoryJson.of(inMemory.history)) + lines(outcome));
        }
    }

    private static void check(Path golden, JsonNode actual) throws IOException {
        if (UPDATE) {
            Files.writeString(golden, lines(actual));
            return;
        }
        assertThat(lines(actual)).isEqualTo(Files.readString(golden));
    }

    /** One event per line, so that a difference is seen at a glance. */
    static String lines(JsonNode json) {
        if (!json.isArray()) {
            return Json.MAPPER
                            .writer()
                            .with(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(json)
                            .replace("\r\n", "\n")
                    + "\n";
        }
        StringBuilder text = new StringBuilder("[\n");
        for (int i = 0; i < json.size(); i++) {
            text.append(Json.text(json.get(i))).append(i + 1 < json.size() ? ",\n" : "\n");
        }
        return text.append("]\n").toString();
    }

    static JsonNode outcome(Outcome outcome) {
        ObjectNode json = Json.NODES.objectNode();
        switch (outcome) {
            case Outcome.Succeeded(var output) ->
                json.put("status", "SUCCEEDED").set("output", Json.read(output.utf8()));
            case Outcome.Failed(var error, var cause) ->
                json.put("status", "FAILED").put("error", error).put("cause", cause);
            case Outcome.TimedOut() -> json.put("status", "TIMED_OUT");
            case Outcome.Aborted(var error, var cause) ->
                json.put("status", "ABORTED").put("error", error).put("cause", cause);
        }
        return json;
    }
}
