package dev.stepwell.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code validate} prints about files, and its exit status. */
final class ValidateCommandTest {
    private static final String FINE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    Path directory;

    private record Outcome(int status, List<String> lines) {}

    private Outcome validate(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ValidateCommand());
        command.setOut(new PrintWriter(out));
        int status = command.execute(Stream.of(arguments)
                .map(each ->
                        each.startsWith("--") ? each : directory.resolve(each).toString())
                .toArray(String[]::new));
        List<String> lines = out.toString()
                .lines()
                .map(line -> line.replace(directory + "/", ""))
                .toList();
        return new Outcome(status, lines);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    @Test
    void aRightDefinitionIsOk() throws IOException {
        write("a.asl.json", FINE);
        write("b.yml", "StartAt: A\nStates:\n  A: {Type: Pass, End: true}\n");

        assertThat(validate("a.asl.json", "b.yml")).isEqualTo(new Outcome(0, List.of("a.asl.json: ok", "b.yml: ok")));
    }

    @Test
    void everyFindingStandsAtItsField() throws IOException {
        write("a.json", """
                {
                  "StartAt": "A",
                  "States": {
                    "A": {
                      "Type": "Wait",
                      "Seconds": -1,
                      "Foo": 1,
                      "End": true
                    }
                  }
                }
                """);
        write("a.YAML", "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: -1\n    Foo: 1\n    End: true\n");

        assertThat(validate("a.json", "a.YAML"))
                .isEqualTo(new Outcome(
                        1,
                        List.of(
                                "a.json:4:5: error SCHEMA_VALIDATION_FAILED Field 'Foo' is not supported at /States/A",
                                "a.json:6:7: error SCHEMA_VALIDATION_FAILED Minimum value is 0 at /States/A/Seconds",
                                "a.YAML:3:3: error SCHEMA_VALIDATION_FAILED Field 'Foo' is not supported at /States/A",
                                "a.YAML:5:5: error SCHEMA_VALIDATION_FAILED Minimum value is 0 at /States/A/Seconds")));
    }

    @Test
    void brokenTextIsToldOnOneLine() throws IOException {
        write("a.json", "{\n  \"StartAt\": \"A\",\n}");
        write("b.yaml", "StartAt: A\nStates: [\n");
        write("c.yaml", "");

        assertThat(validate("a.json", "b.yaml", "c.yaml").lines())
                .satisfiesExactly(
                        json -> assertThat(json)
                                .startsWith("a.json:3:")
                                .endsWith("INVALID_JSON_DESCRIPTION Unexpected character ('}' (code 125)):"
                                        + " was expecting double-quote to start field name"),
                        yaml -> assertThat(yaml).startsWith("b.yaml:3:1: error INVALID_YAML "),
                        empty -> assertThat(empty)
                                .isEqualTo("c.yaml:1:1: error SCHEMA_VALIDATION_FAILED"
                                        + " Definition must be a valid JSON object"));
    }

    @Test
    void warningsAreShownUnlessOnlyErrorsAreWanted() throws IOException {
        write("a.json", FINE.replace("\"End\"", "\"Result\":\"$.x\",\"End\""));

        Outcome all = validate("a.json");
        assertThat(all.status()).isZero();
        assertThat(all.lines())
                .singleElement()
                .asString()
                .startsWith("a.json:1:")
                .contains("warning PASS_RESULT_IS_STATIC");
        assertThat(validate("--severity=ERROR", "a.json")).isEqualTo(new Outcome(0, List.of("a.json: ok")));
    }

    @Test
    void theTypeOfTheMachineCounts() throws IOException {
        String activity =
                FINE.replace("\"Pass\"", "\"Task\",\"Resource\":\"arn:aws:states:us-east-1:123456789012:activity:a\"");
        write("a.json", activity);

        assertThat(validate("a.json").status()).isZero();
        assertThat(validate("--type=EXPRESS", "a.json").status()).isEqualTo(1);
    }

    @Test
    void anUnreadableFileIsNamedAndTheOthersAreChecked() throws IOException {
        write("a.json", FINE);
        Files.write(directory.resolve("b.json"), "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(validate("missing.json", "b.json", "a.json"))
                .isEqualTo(new Outcome(
                        1,
                        List.of(
                                "error cannot read missing.json: there is no such file",
                                "error cannot read b.json: it is not text in UTF-8",
                                "a.json: ok")));
    }

    @Test
    void controlCharactersOfANameDoNotReachTheTerminal() throws IOException {
        write("a.json", FINE.replace("\"End\":true", "\"\\u001b[31m\":true"));

        assertThat(validate("a.json").lines()).noneMatch(line -> line.contains("\u001b[31m"));
    }
}
