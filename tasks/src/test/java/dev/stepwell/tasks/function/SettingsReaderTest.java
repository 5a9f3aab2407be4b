package dev.stepwell.tasks.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What function.yaml may hold. */
final class SettingsReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anyCharacterMayStandAnywhere(int shift) throws IOException {
        String description = "x".repeat(shift) + "\uD83D\uDE00 ".repeat(2_000) + "!";
        Files.writeString(
                folder.resolve(SettingsReader.FILE_NAME),
                "runtime: python\nhandler: f.handler\ndescription: " + description);

        assertThat(SettingsReader.read(folder)).isInstanceOf(SettingsReader.Read.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime: [", "runtime: python\nshoes: 2", "just a text"})
    void whatIsNotUnderstoodIsRefusedByFile(String text) throws IOException {
        Files.writeString(folder.resolve(SettingsReader.FILE_NAME), text);

        assertThat(SettingsReader.read(folder))
                .isInstanceOfSatisfying(
                        SettingsReader.Read.Invalid.class,
                        invalid -> assertThat(invalid.message()).contains(SettingsReader.FILE_NAME));
    }
}
