package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Very many executions that wait: what heap and memory they take, and how soon a server that is killed meanwhile
 * answers again. {@code --kind timer|token|activity --count N}.
 */
final class ParkedTrial {
    private static final int FIRST = 20_000;
    private static final double PATIENCE_SECONDS = 600;

    private final Options options;
    private final int count;
    private final Waiters kind;

    ParkedTrial(Options options) {
        this.options = options;
        count = options.whole("count", 1_000_000);
        kind = Waiters.of(options);
    }

    void run() throws IOException, InterruptedException {
        Path data = ServerProcess.directory(options);
        try {
            park(data);
            RestartTrial.again(options, data, kind);
        } finally {
            ServerProcess.delete(data);
        }
    }

    private void park(Path data) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(options, data);
                Api api = new Api(server.endpoint());
                Loop loop = new Loop()) {
            var _ = new LambdaStub(loop, options.whole("lambda-port", 9_001), false, _ -> {});
            byte[] start = kind.start(api);
            double before = server.heapMib();
            var _ = Crowd.start(loop, api, Math.min(FIRST, count), _ -> start);
            quiet(loop, api);
            double warm = server.heapMib();
            ProcessUsage begun = server.usage();
            double seconds = Crowd.start(loop, api, Math.max(0, count - FIRST), _ -> start);
            quiet(loop, api);
            Waiters.requireOpen(api);
            ProcessUsage ended = server.usage();
            System.out.printf(
                    Locale.ROOT,
                    "%d parked (%s): %.0f starts/s, %.0f us CPU and %.0f bytes written each; heap %.1f MiB before,"
                            + " %.1f with %d, %.1f with all; %d MiB resident, store %d MiB%n",
                    count,
                    kind,
                    (count - FIRST) / seconds,
                    (ended.cpuSeconds() - begun.cpuSeconds()) / (count - FIRST) * 1e6,
                    (ended.writtenBytes() - begun.writtenBytes()) / (double) (count - FIRST),
                    before,
                    warm,
                    FIRST,
                    server.heapMib(),
                    server.usage().residentKib() / 1024,
                    size(data) >> 20);
            server.kill();
        }
    }

    /** Until no call is under way any more. */
    private static void quiet(Loop loop, Api api) throws IOException {
        long until = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        while (api.metric("task_calls_under_way") + api.metric("task_calls_waiting") > 0 && System.nanoTime() < until) {
            loop.runFor(0.2);
        }
        loop.runFor(2);
    }

    static long size(Path data) throws IOException {
        try (var files = java.nio.file.Files.walk(data)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }
}
