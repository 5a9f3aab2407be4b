package dev.stepwell.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs that lie in the project, one file each; what was found once stays there as an input for ever. */
final class Seeds {
    private static final Path ROOT =
            Path.of("src", "test", "resources", "dev", "stepwell", "fuzz").toAbsolutePath();

    private Seeds() {}

    static Path folder(Target target) {
        return ROOT.resolve(target.folder());
    }

    /** Tokens that mutants of this target are likely to need, in the notation of libFuzzer. */
    static Path dictionary(Target target) {
        return ROOT.resolve(target.folder() + ".dict");
    }

    /** Inputs by the name of their file, in the order of the names. */
    static Map<String, byte[]> of(Target target) {
        Map<String, byte[]> seeds = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder(target))) {
            for (Path file : files.toList()) {
                seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return seeds;
    }

    /** The plain tokens of the dictionary; those with escapes are left to Jazzer. */
    static List<String> tokens(Target target) {
        try (Stream<String> lines = Files.lines(dictionary(target))) {
            return lines.filter(line -> line.startsWith("\"") && line.indexOf('\\') < 0)
                    .map(line -> line.substring(1, line.length() - 1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
