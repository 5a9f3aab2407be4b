package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Kills a server that has many open executions and starts it again: {@code --kind timer|token|activity|call --count N
 * --runs N}. A {@code call} is a Lambda call that nobody answers.
 */
final class RestartTrial {
    private static final double SETTLE_SECONDS = 3;
    private static final double PATIENCE_SECONDS = 120;

    private final Options options;

    RestartTrial(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        int count = options.whole("count", 100_000);
        Waiters kind = Waiters.of(options);
        Path data = ServerProcess.directory(options);
        try {
            try (ServerProcess server = ServerProcess.start(options, data);
                    Api api = new Api(server.endpoint());
                    Loop loop = new Loop()) {
                int port = options.whole("lambda-port", 9_001);
                var _ = new LambdaStub(loop, port, kind == Waiters.CALL, _ -> {});
                byte[] start = kind.start(api);
                double seconds = Crowd.start(loop, api, count, _ -> start);
                Waiters.requireOpen(api);
                System.out.printf(Locale.ROOT, "%d open (%s) after %.1f s%n", count, kind, seconds);
                server.kill();
            }
            again(options, data, kind);
        } finally {
            ServerProcess.delete(data);
        }
    }

    /** Starts the server on what is there, and kills it, some times. */
    static void again(Options options, Path data, Waiters kind) throws IOException, InterruptedException {
        for (int i = 0; i < options.whole("runs", 5); i++) {
            long begun = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(options, data);
                    Api api = new Api(server.endpoint());
                    Loop loop = new Loop()) {
                String machine = api.machine("load-after", "STANDARD", Definition.passes(1));
                String arn = api.call("StartExecution", Api.start(machine, "{}"))
                        .get("executionArn")
                        .asString();
                api.requireSucceeded(arn);
                double served = (System.nanoTime() - begun) / 1e9;
                long lost = settle(loop, api, kind);
                double settled = (System.nanoTime() - begun) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "restart: ready after %.2f s, first execution done after %.2f s, %d lost calls known after"
                                + " %.2f s; heap %.1f MiB, %d MiB resident, %.1f s CPU%n",
                        server.readySeconds(),
                        served,
                        lost,
                        settled,
                        server.heapMib(),
                        server.usage().residentKib() / 1024,
                        server.usage().cpuSeconds());
                server.kill();
            }
        }
    }

    /** Waits until recovery has nothing more to do, and tells how many calls were lost. */
    private static long settle(Loop loop, Api api, Waiters kind) throws IOException {
        long until = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        long lost = api.metric("task_calls_lost_total");
        long before = -1;
        while (kind == Waiters.CALL && lost != before && System.nanoTime() < until) {
            before = lost;
            loop.runFor(0.5);
            lost = api.metric("task_calls_lost_total");
        }
        loop.runFor(kind == Waiters.CALL ? 0 : SETTLE_SECONDS);
        return lost;
    }
}
