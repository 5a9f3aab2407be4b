package dev.stepwell.tasks.function;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts functions in Java on the JDK that runs Stepwell. A folder holds classes, jars (also under {@code lib}), or
 * sources, which are compiled when they are first used. Thread-safe.
 */
final class JavaRunner implements Runner {
    private static final String LOOP = "dev.stepwell.javaruntime.FunctionLoop";

    /** What a JVM needs beside its heap, at least. */
    private static final int BESIDE_HEAP_MEGABYTES = 64;

    private static final int BESIDE_HEAP_SHARE = 4;

    private final List<Path> runtimeClassPath;
    private final JavaSources sources;

    /** @param runtimeClassPath jars and folders of classes or jars that hold the loop and AWS's interfaces */
    JavaRunner(List<Path> runtimeClassPath, Path workDirectory) {
        this.runtimeClassPath = runtimeClassPath;
        this.sources =
                new JavaSources(workDirectory.resolve("cache").resolve("java").toAbsolutePath());
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.JAVA;
    }

    @Override
    public String missing() {
        return runtimeClassPath.stream().anyMatch(Files::exists)
                ? ""
                : "Functions in Java need the jars that Stepwell ships in lib/java-runtime, and they are not there: "
                        + runtimeClassPath;
    }

    @Override
    public Plan plan(Path folder, FunctionSettings settings) throws InterruptedException {
        try {
            List<Path> libraries = withJars(runtimeClassPath);
            libraries.addAll(0, withJars(List.of(folder, folder.resolve("lib"))));
            return switch (sources.compiled(folder, libraries)) {
                case JavaSources.Compiled.None() -> start(libraries, settings);
                case JavaSources.Compiled.Into(var classes) -> {
                    libraries.addFirst(classes);
                    yield start(libraries, settings);
                }
                case JavaSources.Compiled.Wrong(var messages) -> new Plan.Broken("Runtime.CompilationFailed", messages);
                case JavaSources.Compiled.NoCompiler() ->
                    new Plan.Missing("a JDK is needed to compile " + folder
                            + ": run Stepwell on a JDK, or put compiled classes into the folder");
            };
        } catch (IOException unreadable) {
            return new Plan.Missing("the classes of " + folder + " cannot be prepared: " + unreadable.getMessage());
        }
    }

    private static Plan start(List<Path> classPath, FunctionSettings settings) {
        int memory = settings.memoryMegabytes();
        int heap = memory - Math.max(BESIDE_HEAP_MEGABYTES, memory / BESIDE_HEAP_SHARE);
        return new Plan.Start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dsun.net.http.retryPost=false",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                LOOP,
                settings.handler(RuntimeKind.JAVA)));
    }

    /** The entries, each folder followed by the jars in it; what does not exist is left out. */
    private static List<Path> withJars(List<Path> entries) throws IOException {
        var all = new ArrayList<Path>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                all.add(entry.toAbsolutePath());
                try (Stream<Path> files = Files.list(entry)) {
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .forEach(all::add);
                }
            } else if (Files.exists(entry)) {
                all.add(entry.toAbsolutePath());
            }
        }
        return all;
    }
}
