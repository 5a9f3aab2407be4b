package dev.stepwell.tasks.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process really uses. Only Linux tells; elsewhere the language's own heap limit has to do. */
final class MemoryUse {
    private static final String FIELD = "RssAnon:";

    private MemoryUse() {}

    /** Memory of the process's own in KiB, without the files it has mapped; 0 when it is not known. */
    static long kibibytes(long pid) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc", Long.toString(pid), "status"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FIELD)) {
                    return Long.parseLong(
                            line.substring(FIELD.length()).replace("kB", "").strip());
                }
            }
            return 0;
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
