package dev.stepwell.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The packaged server as a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final int START_PATIENCE_SECONDS = 30;
    private static final String READY = "Stepwell is ready at ";

    public static final Path HOME =
            Path.of(System.getProperty("stepwell.home", "..")).toAbsolutePath().normalize();
    private static final Path DIST = HOME.resolve("server/target/dist");

    private final Process process;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final List<String> output = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts a server on a free port and waits until it is ready. */
    public static ServerProcess start(Path data, Map<String, String> environment, String... options) {
        ServerProcess server = begin(data, environment, options);
        server.address();
        return server;
    }

    /** Starts a server on a free port without waiting. */
    public static ServerProcess begin(Path data, Map<String, String> environment, String... options) {
        return launch(environment, serverArguments(data, options));
    }

    /** Starts a server on a free port below another program, such as a tracer, and waits until it is ready. */
    public static ServerProcess startUnder(List<String> program, Path data, Map<String, String> environment) {
        ServerProcess server = launch(program, environment, serverArguments(data));
        server.address();
        return server;
    }

    /** Runs any command of the program without waiting. */
    public static ServerProcess launch(Map<String, String> environment, List<String> arguments) {
        return launch(List.of(), environment, arguments);
    }

    private static ServerProcess launch(List<String> program, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(program);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1"));
        command.add("-Dstepwell.home=" + HOME);
        command.add("-Dstepwell.dist=" + DIST);
        command.addAll(List.of("-cp", classPath(), "dev.stepwell.server.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("STEPWELL_"));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> serverArguments(Path data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("server", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static String classPath() {
        try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
            return String.join(":", jars.map(Path::toString).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the server is not packaged: run the tests with 'mvn verify'", e);
        }
    }

    /** Where it listens; waits until it says so. */
    public URI address() {
        try {
            return ready.get(START_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("the server did not become ready; it said:\n" + output(), e);
        }
    }

    /** Everything it has printed. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM; does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** {@code kill -9} for a server below another program, which then ends by itself. */
    public void killBelow() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(START_PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits for the process to end by itself. */
    public int exitStatus(int patienceSeconds) throws InterruptedException {
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + patienceSeconds + " s; it said:\n" + output());
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it ends by itself in this time. */
    public boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to stop and waits. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(START_PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).trim()));
                }
            }
            ready.completeExceptionally(new IOException("the process ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
