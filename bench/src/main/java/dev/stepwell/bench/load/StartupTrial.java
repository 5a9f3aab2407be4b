package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** From the start of the launcher in an empty directory to the first answered call, and the idle server's memory. */
final class StartupTrial {
    private static final double IDLE_SECONDS = 5;

    private final Options options;

    StartupTrial(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        double[] seconds = new double[options.whole("runs", 5)];
        long[] resident = new long[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            Path data = ServerProcess.directory(options);
            long begun = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(options, data);
                    Api api = new Api(server.endpoint());
                    Loop loop = new Loop()) {
                var _ = api.call("ListStateMachines", "{}");
                seconds[i] = (System.nanoTime() - begun) / 1e9;
                loop.runFor(IDLE_SECONDS);
                resident[i] = server.usage().residentKib() / 1024;
            } finally {
                ServerProcess.delete(data);
            }
        }
        Arrays.sort(seconds);
        Arrays.sort(resident);
        System.out.printf(
                Locale.ROOT,
                "first answer after %.2f s (%.2f to %.2f), idle %d MiB resident (%d to %d), %d runs%n",
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1],
                resident[resident.length / 2],
                resident[0],
                resident[resident.length - 1],
                seconds.length);
    }
}
