package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TaskEntropy;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Compiles the sources of a function once and keeps the classes outside its folder, under a name made from all that
 * went into them. Thread-safe; one compilation runs at a time.
 */
final class JavaSources {
    /** Longest report about code that does not compile, in characters. */
    static final int REPORT_CHARS_MAX = 4_000;

    /** Source files of one function. */
    static final int SOURCES_MAX = 1_000;

    private static final int DIGEST_BYTES = 12;

    /** What came of the sources. */
    sealed interface Compiled {
        /** The folder has no sources. */
        record None() implements Compiled {}

        record Into(Path classes) implements Compiled {}

        record Wrong(String messages) implements Compiled {}

        /** This Java has no compiler. */
        record NoCompiler() implements Compiled {}
    }

    private final Path cache;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    JavaSources(Path cache) {
        this.cache = cache;
    }

    /**
     * The classes of all sources in {@code folder}, compiled now unless they were before.
     *
     * @throws IOException when sources cannot be read or classes cannot be written
     */
    Compiled compiled(Path folder, List<Path> libraries) throws IOException, InterruptedException {
        List<Path> sources = sourcesIn(folder);
        if (sources.isEmpty()) {
            return new Compiled.None();
        }
        Path home = cache.resolve(Objects.requireNonNull(folder.getFileName(), "a function has a name"));
        Path classes = home.resolve(digest(folder, sources, libraries));
        oneAtATime.lockInterruptibly();
        try {
            return Files.isDirectory(classes) ? new Compiled.Into(classes) : compile(sources, libraries, classes);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .limit(SOURCES_MAX + 1L)
                    .toList();
            if (sources.size() > SOURCES_MAX) {
                throw new IOException("a function may have " + SOURCES_MAX + " source files, this one has more");
            }
            return sources;
        }
    }

    private static Compiled compile(List<Path> sources, List<Path> libraries, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return new Compiled.NoCompiler();
        }
        Path fresh = Files.createDirectories(classes.resolveSibling("." + TaskEntropy.requestId()));
        var messages = new StringWriter();
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var options = List.of("-d", fresh.toString(), "-cp", classPath, "-proc:none", "-parameters", "-g");
            boolean good = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!good) {
                delete(fresh);
                String report = messages.toString();
                return new Compiled.Wrong(report.substring(0, Math.min(report.length(), REPORT_CHARS_MAX)));
            }
        }
        Files.move(fresh, classes, StandardCopyOption.ATOMIC_MOVE);
        return new Compiled.Into(classes);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String digest(Path folder, List<Path> sources, List<Path> libraries) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            for (Path library : libraries) {
                digest.update(library.toString().getBytes(StandardCharsets.UTF_8));
            }
            for (Path source : sources) {
                digest.update(folder.relativize(source).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(source));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
