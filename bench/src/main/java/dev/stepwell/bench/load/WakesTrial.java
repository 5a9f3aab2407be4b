package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Very many timers that come due at the same moment, or within {@code --spread} seconds of it: {@code --count N
 * --due-in SECONDS}, which must be long enough to start them all before.
 */
final class WakesTrial {
    private static final double PATIENCE_SECONDS = 600;
    private static final double LOOK_EVERY_SECONDS = 0.1;

    private final Options options;
    private final int count;

    WakesTrial(Options options) {
        this.options = options;
        count = options.whole("count", 1_000_000);
    }

    void run() throws IOException, InterruptedException {
        Path data = ServerProcess.directory(options);
        try (ServerProcess server = ServerProcess.start(options, data);
                Api api = new Api(server.endpoint());
                Loop loop = new Loop()) {
            int spread = options.whole("spread", 0);
            Instant due = Instant.ofEpochSecond(Instant.now().getEpochSecond() + options.whole("due-in", 180));
            byte[][] starts = starts(api, due, spread);
            double filled = Crowd.start(loop, api, count, i -> starts[i % starts.length]);
            System.out.printf(Locale.ROOT, "%d started in %.1f s, %.0f/s%n", count, filled, count / filled);
            if (!Instant.now().isBefore(due)) {
                throw new IllegalStateException("they were due before all had started: choose a longer --due-in");
            }
            loop.runFor(Duration.between(Instant.now(), due).toMillis() / 1e3);
            drain(server, api, loop, due);
        } finally {
            ServerProcess.delete(data);
        }
    }

    private static byte[][] starts(Api api, Instant due, int spread) throws IOException {
        String machine = api.machine("load-wakes", "STANDARD", Definition.sleep());
        byte[][] starts = new byte[spread + 1][];
        for (int i = 0; i <= spread; i++) {
            starts[i] = Waiters.until(api, machine, due.plusSeconds(i));
        }
        return starts;
    }

    /** The latest ones, which must have succeeded like the others. */
    private static void requireSucceeded(Api api) throws IOException {
        for (JsonNode machine : api.call("ListStateMachines", "{}").get("stateMachines")) {
            String failed = "{\"stateMachineArn\":\""
                    + machine.get("stateMachineArn").asString() + "\",\"statusFilter\":\"FAILED\"}";
            if (!api.call("ListExecutions", failed).get("executions").isEmpty()) {
                throw new IllegalStateException("some of the executions failed");
            }
        }
    }

    private void drain(ServerProcess server, Api api, Loop loop, Instant due) throws IOException {
        ProcessUsage begun = server.usage();
        long until = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        long ended = api.metric("executions_ended_total");
        long half = 0;
        while (ended < count && System.nanoTime() < until) {
            loop.runFor(LOOK_EVERY_SECONDS);
            ended = api.metric("executions_ended_total");
            half = half == 0 && ended > count / 2
                    ? Duration.between(due, Instant.now()).toMillis()
                    : half;
        }
        ProcessUsage after = server.usage();
        requireSucceeded(api);
        System.out.printf(
                Locale.ROOT,
                "%d of %d ended %.1f s after they were due, half of them after %.1f s; mean lateness %.1f s;"
                        + " %.0f us CPU and %.0f bytes written each, %d MiB resident, heap %.1f MiB%n",
                ended,
                count,
                Duration.between(due, Instant.now()).toMillis() / 1e3,
                half / 1e3,
                api.metric("wake_late_seconds_sum") / (double) count,
                (after.cpuSeconds() - begun.cpuSeconds()) / count * 1e6,
                (after.writtenBytes() - begun.writtenBytes()) / (double) count,
                after.residentKib() / 1024,
                server.heapMib());
    }
}
