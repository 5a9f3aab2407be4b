package dev.stepwell.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Bytes that were once stored, as files of hexadecimal digits. {@code -Dgolden.update=true} writes new ones. */
final class Fixtures {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "codec");
    private static final int BYTES_PER_LINE = 48;

    private Fixtures() {}

    /** What is stored under this name; {@code written} must be the same. */
    static byte[] check(String name, byte[] written) throws IOException {
        Path file = DIRECTORY.resolve(name + ".hex");
        if (Boolean.getBoolean("golden.update")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < written.length; i += BYTES_PER_LINE) {
                int end = Math.min(written.length, i + BYTES_PER_LINE);
                text.append(HexFormat.of().formatHex(written, i, end)).append('\n');
            }
            Files.writeString(file, text);
        }
        byte[] stored = HexFormat.of().parseHex(Files.readString(file).replaceAll("\\s", ""));
        assertThat(written)
                .as("what is written under an assigned version must not change: make a new version")
                .isEqualTo(stored);
        return stored;
    }
}
