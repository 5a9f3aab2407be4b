package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TaskEntropy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Puts the loops that functions run in where their interpreters can read them. Thread-safe. */
final class RuntimeFiles {
    private final Path directory;

    RuntimeFiles(Path workDirectory) {
        this.directory = workDirectory.resolve("runtime").toAbsolutePath();
    }

    /**
     * The path of the loop {@code name}, written anew whenever it differs from the one in this build.
     *
     * @throws IOException when it cannot be written
     */
    Path of(String name) throws IOException {
        byte[] wanted = read(name);
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file)
                && Files.size(file) == wanted.length
                && Arrays.equals(Files.readAllBytes(file), wanted)) {
            return file;
        }
        Files.createDirectories(directory);
        Path fresh = directory.resolve(name + "." + TaskEntropy.requestId());
        Files.write(fresh, wanted);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream resource = RuntimeFiles.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("this build lacks its resource " + name);
            }
            return resource.readAllBytes();
        }
    }
}
