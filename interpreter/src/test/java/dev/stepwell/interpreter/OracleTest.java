package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.oracle.Constructs;
import dev.stepwell.interpreter.oracle.Coverage;
import dev.stepwell.interpreter.oracle.Oracle;
import dev.stepwell.interpreter.oracle.Verdict;
import dev.stepwell.interpreter.oracle.generate.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated definitions, inputs and answers give the same history and outcome in the interpreter, in the interpreter
 * whose state is stored and read again after each step, and in the oracle.
 *
 * <p>A failure names its seed; {@code -Doracle.seed=N -Doracle.runs=1} runs it alone. {@code -Dstepwell.long=true}
 * makes many more runs. What the runs did stands in {@code target/oracle-coverage.txt}.
 */
class OracleTest {
    private static final int RUNS =
            Integer.getInteger("oracle.runs", Boolean.getBoolean("stepwell.long") ? 25_000 : 1_500);
    private static final long FIRST_SEED = Long.getLong("oracle.seed", 0);
    /** Fewer runs, as for one seed or for mutation testing, need not do everything. */
    private static final int COMPLETE = 1_500;

    private static final int SHOWN_MAX = 5;

    @Test
    void agreesWithTheInterpreter() throws IOException {
        Coverage coverage = new Coverage();
        List<String> differences = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS && differences.size() < SHOWN_MAX; seed++) {
            String difference = differenceOf(Scenario.of(seed), coverage);
            if (!difference.isEmpty()) {
                differences.add(difference);
            }
        }
        List<String> missing = write(coverage);

        assertThat(differences).isEmpty();
        assertThat(RUNS < COMPLETE ? List.of() : missing)
                .as("what no execution did")
                .isEmpty();
    }

    @Test
    void sharesNothingWithTheInterpreterButJson() throws IOException {
        Path oracle = Path.of("src/test/java/dev/stepwell/interpreter/oracle");
        try (Stream<Path> files = Files.walk(oracle)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.startsWith("import ") && line.contains("dev.stepwell."))
                                .filter(line -> !line.contains("dev.stepwell.interpreter.oracle."))
                                .filter(line -> !line.equals("import dev.stepwell.asl.json.Json;")))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    private static String differenceOf(Scenario scenario, Coverage coverage) {
        try {
            return difference(scenario, coverage);
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(scenario.toString(), failure);
        }
    }

    /** Empty when all agree. */
    private static String difference(Scenario scenario, Coverage coverage) {
        String definition = Json.text(scenario.definition());
        String input = Json.text(scenario.input());
        Program program = Programs.of(definition);
        Verdict verdict = Oracle.run(definition, input, scenario.script(), coverage);
        String expected = GoldenTest.lines(verdict.history()) + GoldenTest.lines(verdict.outcome());
        for (boolean restores : new boolean[] {false, true}) {
            ScriptedWorld world = new ScriptedWorld(program, input, scenario.script(), restores);
            Outcome outcome = world.run();
            HistoryRules.check(world.history);
            String actual =
                    GoldenTest.lines(HistoryJson.of(world.history)) + GoldenTest.lines(GoldenTest.outcome(outcome));
            if (!actual.equals(expected)) {
                return scenario + (restores ? "\nstored and read again: " : "\n") + firstDifference(expected, actual);
            }
        }
        return "";
    }

    private static String firstDifference(String expected, String actual) {
        List<String> wanted = expected.lines().toList();
        List<String> found = actual.lines().toList();
        int at = 0;
        while (at < Math.min(wanted.size(), found.size()) && wanted.get(at).equals(found.get(at))) {
            at++;
        }
        return "oracle: " + (at < wanted.size() ? wanted.get(at) : "(nothing)") + "\ninterpreter: "
                + (at < found.size() ? found.get(at) : "(nothing)") + "\n";
    }

    /** What is missing. */
    private static List<String> write(Coverage coverage) throws IOException {
        List<String> missing = Constructs.all().stream()
                .filter(construct -> coverage.count(construct) == 0)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(RUNS + " runs from seed " + FIRST_SEED + ", "
                + Constructs.all().size() + " constructs, " + missing.size() + " never done");
        missing.forEach(construct -> lines.add(construct + "  0"));
        coverage.all().forEach((construct, count) -> lines.add(construct + "  " + count));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "oracle-coverage.txt"), lines);
        return missing;
    }
}
