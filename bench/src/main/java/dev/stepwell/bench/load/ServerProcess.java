package dev.stepwell.bench.load;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that the harness starts, looks into and kills. */
final class ServerProcess implements AutoCloseable {
    private static final int OK = 200;
    private static final long LOOK_EVERY_MILLIS = 5;
    private static final Pattern HEAP_USED = Pattern.compile("(?:DefNew|Tenured|generation)\\s+total.*used (\\d+)K");

    private final Process process;
    private final URI endpoint;
    private final double readySeconds;

    private ServerProcess(Process process, URI endpoint) throws IOException, InterruptedException {
        this.process = process;
        this.endpoint = endpoint;
        long begun = System.nanoTime();
        while (!isReady()) {
            if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended with status " + process.exitValue());
            }
        }
        readySeconds = (System.nanoTime() - begun) / 1e9;
    }

    /** Starts it in this data directory and waits until it says that it is ready. */
    static ServerProcess start(Options options, Path data) throws IOException, InterruptedException {
        int port = options.whole("port", 8_083);
        List<String> command = new ArrayList<>(List.of(options.text("launcher", "./stepwell"), "server"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        String more = options.text("server-options", "--limits relaxed");
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split(" ")));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(data + ".log")));
        builder.environment().put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + options.whole("lambda-port", 9_001));
        return new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
    }

    /** A new directory for data on the disk to be measured. */
    static Path directory(Options options) throws IOException {
        return Files.createTempDirectory(options.disk(), "stepwell-load").resolve("data");
    }

    /** Deletes what {@link #directory} made. */
    static void delete(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.getParent())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private boolean isReady() throws IOException {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    endpoint.resolve("/health/ready").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (ConnectException _) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** From the start of the process to the first answer that it is ready. */
    double readySeconds() {
        return readySeconds;
    }

    ProcessUsage usage() throws IOException {
        return ProcessUsage.of(process.pid());
    }

    /** Megabytes of live objects, after a full collection. */
    double heapMib() throws IOException {
        jcmd("GC.run");
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        long kib = used.results()
                .mapToLong(result -> Long.parseLong(result.group(1)))
                .sum();
        return kib / 1024.0;
    }

    private String jcmd(String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command).start();
        try (var out = asked.inputReader()) {
            return out.readAllAsString();
        }
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
