package dev.stepwell.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.compile.Position;
import dev.stepwell.asl.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML as JSON: what scalars, keys, aliases and documents become, and what is refused. */
final class YamlReaderTest {
    private static String json(String yaml) {
        return Json.text(Objects.requireNonNull(YamlReader.read(yaml).root()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true          | true
                    null          | null
                    ~             | null
                    12            | 12
                    -1.5          | -1.5
                    1e3           | 1E+3
                    'on'          | "on"
                    on            | "on"
                    yes           | "yes"
                    2024-01-01    | "2024-01-01"
                    2024-01-01T00:00:00Z | "2024-01-01T00:00:00Z"
                    .nan          | ".nan"
                    .inf          | ".inf"
                    "12"          | "12"
                    !!str 12      | "12"
                    $.a[0]        | "$.a[0]"
                    99999999999999999999 | 99999999999999999999
                    """, quoteCharacter = '\0')
    void scalarsAreJsonWhereTheyLookLikeIt(String yaml, String expected) {
        assertThat(json("a: " + yaml)).isEqualTo("{\"a\":" + expected + "}");
    }

    @Test
    void emptyTextIsTextAndNothingIsNull() {
        assertThat(json("a: ''\nb:\nc: x")).isEqualTo("{\"a\":\"\",\"b\":null,\"c\":\"x\"}");
        assertThat(YamlReader.read("# nothing but a comment\n").root()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void charactersBeyondTheFirst64ThousandMayStandAnywhere(int shift) {
        String value = "x".repeat(shift) + "\uD83D\uDE00 ".repeat(2_000) + "!";

        assertThat(json("a: " + value)).isEqualTo("{\"a\":\"" + value + "\"}");
    }

    @Test
    void keysAreText() {
        assertThat(json("1: a\ntrue: b\nnull: c\n")).isEqualTo("{\"1\":\"a\",\"true\":\"b\",\"null\":\"c\"}");
    }

    @Test
    void aliasesAndMergeKeysAreReplaced() {
        assertThat(
                        json(
                                "a: &x {n: 1}\nb: *x\nc:\n  <<: *x\n  m: 2\nd:\n  n: 3\n  <<: [*x, {o: 4}]\ne: &t text\nf: *t\n"))
                .isEqualTo("{\"a\":{\"n\":1},\"b\":{\"n\":1},\"c\":{\"m\":2,\"n\":1},\"d\":{\"n\":3,\"o\":4},"
                        + "\"e\":\"text\",\"f\":\"text\"}");
    }

    @Test
    void membersAreFoundAtTheirKeys() {
        YamlReader.Document document =
                YamlReader.read("StartAt: A\nStates:\n  A:\n    Retry:\n      - MaxAttempts: x\n");

        assertThat(document.positions())
                .containsEntry("/StartAt", new Position(1, 1))
                .containsEntry("/States/A", new Position(3, 3))
                .containsEntry("/States/A/Retry[0]/MaxAttempts", new Position(5, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: 1\\na: 2            | 2 | the key 'a' stands here a second time
                    a: 1\\n---\\nb: 2      | 2 | a second document begins here
                    a: *x                  | 1 | *x names nothing that ends before it
                    a: &x [1, *x]          | 1 | *x names nothing that ends before it
                    a: 1\\nb:\\n  <<: 5     | 3 | names no mapping
                    a: [1                  | 1 | expected ',' or ']'
                    a: b: c                | 1 | mapping values are not allowed here
                    ? [a]\\n: b            | 1 | a key must be text
                    a:\\n\\t- b            | 2 | cannot start any token
                    """)
    void whatCannotBeADefinitionIsRefusedAtItsLine(String yaml, int line, String message) {
        assertThatThrownBy(() -> YamlReader.read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOfSatisfying(MalformedYaml.class, refused -> {
                    assertThat(refused.getMessage()).contains(message);
                    assertThat(refused.at().line()).isEqualTo(line);
                });
    }

    @Test
    void endlessExpansionIsRefused() {
        StringBuilder laughs = new StringBuilder("l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i <= 12; i++) {
            laughs.append("l").append(i).append(": &l").append(i).append(" [");
            laughs.append(("*l" + (i - 1) + ", ").repeat(9))
                    .append("*l")
                    .append(i - 1)
                    .append("]\n");
        }

        assertThatThrownBy(() -> YamlReader.read(laughs.toString()))
                .isInstanceOf(MalformedYaml.class)
                .hasMessageContaining("aliases replaced");
    }

    @Test
    void endlessNestingIsRefused() {
        for (String yaml : new String[] {"[".repeat(5_000), "{a: ".repeat(5_000), "- ".repeat(5_000) + "a"}) {
            assertThatThrownBy(() -> YamlReader.read(yaml)).isInstanceOf(MalformedYaml.class);
        }
    }
}
