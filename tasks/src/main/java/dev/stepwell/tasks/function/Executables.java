package dev.stepwell.tasks.function;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds programs on the search path, at the moment they are needed. Immutable. */
final class Executables {
    private final List<Path> directories;

    private Executables(List<Path> directories) {
        this.directories = directories;
    }

    /** Searches the directories of {@code path}, which is written like the PATH variable. */
    static Executables on(String path) {
        return new Executables(List.of(path.split(File.pathSeparator)).stream()
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .toList());
    }

    static Executables ofThisMachine() {
        String path = System.getenv("PATH");
        return on(path == null ? "" : path);
    }

    /** The first program found under one of {@code names}, or null. */
    @Nullable
    Path find(String... names) {
        for (String name : names) {
            for (Path directory : directories) {
                Path candidate = directory.resolve(name);
                if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate.toAbsolutePath();
                }
            }
        }
        return null;
    }
}
