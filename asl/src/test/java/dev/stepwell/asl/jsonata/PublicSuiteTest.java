package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Runs the language's public test suite, if it is there: in the directory named by STEPWELL_JSONATA_SUITE, else in a
 * jsonata-test-suite next to the project or in a directory next to it. What differs must be exactly what differs on AWS.
 */
final class PublicSuiteTest {
    private static final String VARIABLE = "STEPWELL_JSONATA_SUITE";
    private static final String NAME = "jsonata-test-suite";

    /** The cases whose outcome is another on AWS, by reason; a slash at the end stands for all of a group. */
    private static final Map<String, Set<String>> DIFFERENT_ON_AWS = Map.of(
            "there is no $eval",
            Set.of("function-eval/"),
            "evaluations nest at most 100 deep",
            Set.of("tail-recursion/case001.json", "tail-recursion/case002.json", "tail-recursion/case005.json"),
            "an endless loop ends without a code",
            Set.of("tail-recursion/case006.json"),
            "a sequence has at most 873,782 members",
            Set.of("range-operator/case021.json", "range-operator/case024.json"));

    private final List<String> failures = new ArrayList<>();
    private final Set<String> failed = new TreeSet<>();
    private int cases;

    @Test
    void agreesWithThePublicSuite() throws IOException {
        Path suite = suite();
        assumeTrue(
                Files.isDirectory(suite.resolve("groups")),
                "No public JSONata suite at " + suite + "; " + VARIABLE + " may name its directory");

        try (Stream<Path> files = Files.walk(suite.resolve("groups"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                runFile(suite, file);
            }
        }

        assertThat(failed)
                .as(() -> failures.size() + " of " + cases + " cases differ: " + String.join("\n", failures))
                .isEqualTo(different());
    }

    private static Path suite() throws IOException {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Path.of(named);
        }
        Path home = Path.of(System.getProperty("stepwell.home", "..")).toRealPath();
        Path outside = Objects.requireNonNull(home.getParent(), "the project lies in a directory");
        try (Stream<Path> siblings = Files.list(outside)) {
            return Stream.concat(Stream.of(outside), siblings)
                    .map(directory -> directory.resolve(NAME))
                    .filter(Files::isDirectory)
                    .sorted()
                    .findFirst()
                    .orElse(outside.resolve(NAME));
        }
    }

    private static Set<String> different() {
        Set<String> different = new TreeSet<>();
        DIFFERENT_ON_AWS.values().forEach(different::addAll);
        return different;
    }

    private void runFile(Path suite, Path file) throws IOException {
        String group = suite.resolve("groups").relativize(file).getName(0).toString();
        JsonNode content = Json.read(Files.readAllBytes(file));
        for (JsonNode one : content.isArray() ? content : Json.NODES.arrayNode().add(content)) {
            cases++;
            String expression = one.has("expr")
                    ? one.get("expr").stringValue()
                    : Files.readString(file.resolveSibling(one.get("expr-file").stringValue()));
            String outcome = outcome(expression, one, data(suite, one));
            if (!agrees(one, outcome)) {
                String name = group + "/" + file.getFileName();
                failed.add(different().contains(group + "/") ? group + "/" : name);
                failures.add(group + "/" + file.getFileName() + ": " + expression + " gave " + outcome);
            }
        }
    }

    private static @Nullable JsonNode data(Path suite, JsonNode one) throws IOException {
        if (one.has("data")) {
            return one.get("data");
        }
        JsonNode dataset = one.get("dataset");
        return dataset == null || dataset.isNull()
                ? null
                : Json.read(Files.readAllBytes(suite.resolve("datasets").resolve(dataset.stringValue() + ".json")));
    }

    private static String outcome(String expression, JsonNode one, @Nullable JsonNode data) {
        FakeFrame frame = FakeFrame.input("{}");
        one.path("bindings")
                .properties()
                .forEach(bound -> frame.withVariable(bound.getKey(), Json.text(bound.getValue())));
        References references = ReferenceScanner.scan("0");
        try {
            Query query = Query.parse(expression);
            references = query.references();
            Object value = query.evaluate(data == null ? null : Values.fromJson(data), frame, StatesScope.PLAIN);
            JsonNode result = value == null ? null : Values.toJson(value);
            return result == null ? "undefined" : Json.text(result);
        } catch (QueryFault fault) {
            return FailureText.ending(fault.thrown(), references);
        }
    }

    private static boolean agrees(JsonNode one, String outcome) {
        if (one.has("code")) {
            return outcome.startsWith(
                    "error during evaluation. " + one.get("code").stringValue() + ":");
        }
        if (one.has("error")) {
            return outcome.contains("error during evaluation");
        }
        if (one.has("undefinedResult")) {
            return outcome.equals("undefined");
        }
        return !outcome.contains("error during evaluation")
                && !outcome.equals("undefined")
                && same(one.get("result"), Json.read(outcome));
    }

    private static boolean same(JsonNode expected, JsonNode found) {
        if (expected.isNumber() && found.isNumber()) {
            return Double.compare(expected.doubleValue(), found.doubleValue()) == 0;
        }
        if (expected.isObject() && found.isObject()) {
            return expected.size() == found.size()
                    && expected.properties().stream()
                            .allMatch(member ->
                                    found.has(member.getKey()) && same(member.getValue(), found.get(member.getKey())));
        }
        if (expected.isArray() && expected.size() == found.size()) {
            for (int index = 0; index < expected.size(); index++) {
                if (!found.isArray() || !same(expected.get(index), found.get(index))) {
                    return false;
                }
            }
            return found.isArray();
        }
        return expected.equals(found);
    }
}
