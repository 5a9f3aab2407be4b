package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.ChoiceRule;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.State;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of a Choice: each is refused or decides, and StringMatches agrees with a matcher that is plainly right. */
final class ChoiceTarget {
    private static final List<String> TYPES = List.of("String", "Numeric", "Timestamp", "Boolean");
    private static final List<String> RELATIONS = List.of(
            "Equals",
            "LessThan",
            "GreaterThan",
            "LessThanEquals",
            "GreaterThanEquals",
            "EqualsPath",
            "LessThanPath",
            "Matches");
    private static final List<String> TESTS =
            List.of("IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp");
    private static final List<String> OPERANDS = List.of(
            "\"a\"",
            "1",
            "true",
            "\"2026-01-02T03:04:05Z\"",
            "\"$.a\"",
            "\"$b\"",
            "\"*\"",
            "\"a*b\\\\*\"",
            "1e400",
            "\"\"",
            "\"2016-08-18T17:33:00.123456789123+25:00\"",
            "null",
            "false",
            "\"$.items[0]\"",
            "\"$.b[*].a\"");
    private static final int PATTERN_CHARS_MAX = 64;
    private static final String ALPHABET = "ab*\\";

    private ChoiceTarget() {}

    static void run(byte[] input) {
        if (TextAndDocument.isGenerated(input)) {
            Choices choices = new Choices(input, 1);
            if (choices.once(3)) {
                checkWildcard(word(choices), word(choices));
            } else {
                check(rule(choices, 0), Json.text(Documents.document(choices)));
            }
            return;
        }
        TextAndDocument given = TextAndDocument.split(input);
        if (given.text().startsWith("{")) {
            try {
                check(Json.read(given.text()), given.document());
            } catch (JacksonException notJson) {
                return;
            }
        }
        if (given.text().length() <= PATTERN_CHARS_MAX) {
            checkWildcard(given.text(), given.text().replace('*', 'x'));
            checkWildcard(given.text(), Json.read(given.document()).path("c").asString(""));
        }
    }

    private static void check(JsonNode rule, String document) {
        Compiled compiled = Compiler.compile(definition(rule));
        assertThat(Compiler.compile(definition(rule)).diagnostics()).isEqualTo(compiled.diagnostics());
        if (compiled instanceof Compiled.Ok ok) {
            Answer.twice(
                    document,
                    frame -> Payload.of(Json.NODES.booleanNode(
                            rules(ok.program()).getFirst().condition().test(frame, frame.input()))));
        }
    }

    private static void checkWildcard(String pattern, String text) {
        ObjectNode rule = Json.NODES.objectNode();
        rule.put("Variable", "$.text").put("StringMatches", pattern).put("Next", "S");
        if (Compiler.compile(definition(rule)) instanceof Compiled.Ok ok) {
            String document = Json.text(Json.NODES.objectNode().put("text", text));
            // what is lost on the way to UTF-8 is lost for the other matcher as well
            String received = Json.read(document).path("text").stringValue();
            Answer answer = Answer.twice(
                    document,
                    frame -> Payload.of(Json.NODES.booleanNode(
                            rules(ok.program()).getFirst().condition().test(frame, frame.input()))));
            assertThat(answer.text()).as(pattern).isEqualTo(Boolean.toString(matches(pattern, received)));
        }
    }

    /** What the documentation says, character by character: column {@code j} is whether the pattern so far takes j. */
    private static boolean matches(String pattern, String text) {
        boolean[] takes = new boolean[text.length() + 1];
        takes[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            boolean isEscape =
                    pattern.charAt(i) == '\\' && i + 1 < pattern.length() && "*\\".indexOf(pattern.charAt(i + 1)) >= 0;
            boolean isAny = pattern.charAt(i) == '*';
            i += isEscape ? 1 : 0;
            boolean[] next = new boolean[takes.length];
            for (int j = 0; j < takes.length; j++) {
                next[j] = isAny
                        ? takes[j] || (j > 0 && next[j - 1])
                        : j > 0 && takes[j - 1] && text.charAt(j - 1) == pattern.charAt(i);
            }
            takes = next;
        }
        return takes[text.length()];
    }

    private static List<ChoiceRule> rules(Program program) {
        return ((State.Choice) program.state("C")).choices();
    }

    private static String definition(JsonNode rule) {
        ArrayNode rules = Json.NODES.arrayNode().add(rule);
        ObjectNode choice = Json.NODES.objectNode().put("Type", "Choice").put("Default", "S");
        choice.set("Choices", rules);
        ObjectNode states = Json.NODES.objectNode();
        states.set("C", choice);
        states.putObject("S").put("Type", "Succeed");
        ObjectNode definition = Json.NODES.objectNode().put("StartAt", "C");
        definition.set("States", states);
        return Json.text(definition);
    }

    /** A rule that is right more often than not. */
    static ObjectNode rule(Choices choices, int depth) {
        ObjectNode rule = Json.NODES.objectNode();
        if (depth == 0) {
            rule.put("Next", "S");
        }
        switch (choices.below(depth < 4 ? 6 : 3)) {
            case 0 -> rule.put("Variable", PathTarget.path(choices)).put(choices.of(TESTS), choices.once(2));
            case 1, 2 ->
                rule.put("Variable", choices.once(2) ? "$." + choices.of(Documents.NAMES) : PathTarget.path(choices))
                        .set(choices.of(TYPES) + choices.of(RELATIONS), Json.read(choices.of(OPERANDS)));
            case 3 -> rule.set("Not", rule(choices, depth + 1));
            default -> {
                ArrayNode nested = rule.putArray(choices.of(List.of("And", "Or")));
                for (int left = choices.below(4); left > 0; left--) {
                    nested.add(rule(choices, depth + 1));
                }
            }
        }
        return rule;
    }

    private static String word(Choices choices) {
        StringBuilder word = new StringBuilder();
        for (int left = choices.below(24); left > 0; left--) {
            word.append(ALPHABET.charAt(choices.below(ALPHABET.length())));
        }
        return word.toString();
    }
}
