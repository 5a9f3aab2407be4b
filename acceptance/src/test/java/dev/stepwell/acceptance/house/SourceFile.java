package dev.stepwell.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java file of ours.
 *
 * @param module the folder of its Maven module
 * @param path from the root of the project
 * @param text as it is written
 * @param code the text without comments and strings, see {@link Code}
 */
record SourceFile(String module, Path path, String text, String code) {
    /** Every Java file of every module. */
    static List<SourceFile> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .filter(SourceFile::isSource)
                    .sorted()
                    .map(path -> read(root, path))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isMain() {
        return path.startsWith(Path.of(module, "src", "main"));
    }

    /** The name without its ending. */
    String name() {
        String file = path.getName(path.getNameCount() - 1).toString();
        return file.substring(0, file.length() - ".java".length());
    }

    /** The folder, which is the package. */
    Path folder() {
        return path.subpath(0, path.getNameCount() - 1);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    List<Method> methods() {
        return Methods.in(code);
    }

    private static boolean isSource(Path path) {
        return path.getNameCount() > 4
                && path.toString().endsWith(".java")
                && path.getName(1).toString().equals("src")
                && path.getName(3).toString().equals("java");
    }

    private static SourceFile read(Path root, Path path) {
        try {
            String text = Files.readString(root.resolve(path));
            return new SourceFile(path.getName(0).toString(), path, text, Code.of(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("acceptance/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "not inside the project: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
