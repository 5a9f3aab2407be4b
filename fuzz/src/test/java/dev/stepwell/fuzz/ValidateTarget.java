package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.server.command.Stepwell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code stepwell validate}: any file, JSON or YAML, gives findings with places or is fine. */
final class ValidateTarget {
    private static final Path JSON = file(".json");
    private static final Path YAML = file(".yaml");

    private ValidateTarget() {}

    static void run(byte[] input) {
        byte[] text = TextAndDocument.isGenerated(input)
                ? Definitions.changed(new Choices(input, 1)).getBytes(StandardCharsets.UTF_8)
                : input;
        // JSON is YAML as well
        check(YAML, text);
        if (text.length > 0 && text[0] == '{') {
            check(JSON, text);
        }
    }

    private static void check(Path file, byte[] text) {
        try {
            Files.write(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Printed printed = validate(file);
        assertThat(printed.status()).isBetween(0, 1);
        assertThat(printed.errors()).isEmpty();
        if (printed.output().startsWith("error cannot read " + file + ": ")) {
            assertThat(printed.status()).isOne();
            return;
        }
        assertThat(printed.output()).startsWith(file + ":");
        assertThat(!printed.output().endsWith(": ok\n") || printed.status() == 0)
                .isTrue();
    }

    /** What a command wrote, and its exit status. */
    private record Printed(int status, String output, String errors) {}

    private static Printed validate(Path file) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            int status = Stepwell.run(Map.of(), "validate", file.toString());
            return new Printed(
                    status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Path file(String ending) {
        try {
            Path file = Files.createTempFile("stepwell-fuzz", ending);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
