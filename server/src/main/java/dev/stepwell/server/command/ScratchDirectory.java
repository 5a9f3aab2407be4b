package dev.stepwell.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that lives as long as one command. */
final class ScratchDirectory {
    private ScratchDirectory() {}

    static Path create(String purpose) throws IOException {
        return Files.createTempDirectory("stepwell-" + purpose + "-");
    }

    static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
