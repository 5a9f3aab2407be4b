package dev.stepwell.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the best rate of a server, then offers it a multiple of that for a while, whether it keeps up or not, and
 * prints every ten seconds what became of it.
 *
 * <p>The best rate is that of {@code --clients} which start one execution after the other; what the server ended is
 * read from its {@code /metrics}. The load beyond that is open-loop over {@code --connections}: starts are due at a
 * fixed rate, and one that finds no free connection within a second is not sent ("unsent"), so there must be enough of
 * them. One thread makes the whole load, because what it costs is taken from the server beside it. Shapes:
 * {@code pass} is a chain of {@code --states} Pass states, {@code map} a Map over as many items, each through a Pass
 * with an expression.
 *
 * <pre>{@code
 * ./stepwell server --port 8077 --data /var/tmp/overload &
 * mvn -q package -DskipTests -pl bench -am
 * java -cp "bench/target/lib/*:bench/target/bench-0.1.0-SNAPSHOT.jar" dev.stepwell.bench.load.OverloadHarness \
 *     --endpoint http://127.0.0.1:8077 --shape map --states 50 --connections 2048 --factor 3 --seconds 300
 * }</pre>
 */
public final class OverloadHarness {
    private static final int WINDOW_SECONDS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final URI endpoint;
    private final int clients;
    private final int connections;
    private final int states;
    private final String shape;
    private final int calibrateSeconds;
    private final int seconds;
    private final double factor;

    private volatile OverloadTally tally = new OverloadTally();
    private volatile boolean over;

    private OverloadHarness(Options options) {
        endpoint = options.endpoint();
        clients = options.clients(64);
        connections = options.whole("connections", 2_048);
        states = options.whole("states", 50);
        shape = options.text("shape", "map");
        calibrateSeconds = options.whole("calibrate", 60);
        seconds = options.whole("seconds", 60);
        factor = Double.parseDouble(options.text("factor", "3"));
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read(arguments);
        new OverloadHarness(options).run(Double.parseDouble(options.text("rate", "0")));
    }

    private void run(double known) throws Exception {
        String start = start();
        System.out.printf("%s of %d, ten seconds to warm up%n", shape, states);
        measure(start, clients, 0, WINDOW_SECONDS);
        double best = known > 0 ? known : measure(start, clients, 0, calibrateSeconds);
        System.out.printf(Locale.ROOT, "best rate %.0f/s; now %.1f times as much%n", best, factor);
        double kept = measure(start, connections, best * factor, seconds);
        System.out.printf(Locale.ROOT, "kept %.0f/s, %.0f %% of the best rate%n", kept, 100 * kept / best);
    }

    /** The body of a StartExecution. */
    private String start() throws IOException {
        boolean isMap = shape.equals("map");
        try (Api api = new Api(endpoint)) {
            String machine = api.machine(
                    "overload-" + shape + "-" + states, "STANDARD", isMap ? map() : Definition.passes(states));
            return Api.start(machine, isMap ? "{\"items\":" + Definition.items(states) + "}" : "{\"order\":42}");
        }
    }

    private static String map() {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
                 "Items": "{% $states.input.items %}",
                 "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true,
                  "Output": {"item": "{% $states.input * 2 %}"}}}}}}}
                """;
    }

    /**
     * Loads the server for so long, and prints each window.
     *
     * @param rate starts a second, or 0 for as many as the connections get answered
     * @return executions ended a second
     */
    private double measure(String start, int count, double rate, int time) throws Exception {
        over = false;
        FutureTask<Void> load = new FutureTask<>(() -> {
            try (Loop loop = new Loop();
                    Api api = new Api(endpoint)) {
                new Starts(loop, endpoint, api.request("StartExecution", start), rate, () -> tally)
                        .run(count, () -> over);
            }
            return null;
        });
        Thread.ofPlatform().name("load").start(load);
        try (Api observer = new Api(endpoint)) {
            Map<String, Double> first = observer.metrics();
            Map<String, Double> before = first;
            long from = System.nanoTime();
            long windowFrom = from;
            for (int done = 0; done < time && !load.isDone(); done += WINDOW_SECONDS) {
                LockSupport.parkNanos(windowFrom + WINDOW_SECONDS * 1_000_000_000L - System.nanoTime());
                Map<String, Double> after = observer.metrics();
                OverloadTally ended = tally;
                tally = new OverloadTally();
                print(ended, before, after, (System.nanoTime() - windowFrom) / NANOS_PER_SECOND);
                before = after;
                windowFrom = System.nanoTime();
            }
            double ended = sample(before, "stepwell_executions_ended_total")
                    - sample(first, "stepwell_executions_ended_total");
            double took = (windowFrom - from) / NANOS_PER_SECOND;
            over = true;
            load.get();
            return ended / took;
        }
    }

    private static double sample(Map<String, Double> samples, String name) {
        return samples.getOrDefault(name, 0.0);
    }

    private static void print(
            OverloadTally window, Map<String, Double> before, Map<String, Double> after, double seconds) {
        long[] accepted = window.accepted();
        double ended =
                sample(after, "stepwell_executions_ended_total") - sample(before, "stepwell_executions_ended_total");
        double cpu = sample(after, "process_cpu_seconds_total") - sample(before, "process_cpu_seconds_total");
        System.out.printf(
                Locale.ROOT,
                "%.0f accepted/s, %.0f ended/s, %.0f refused/s, %d errors, %d unsent; start p50 %.0f ms, p99 %.0f ms;"
                        + " %.2f cores, resident %.0f MiB, heap %.0f MiB%n",
                accepted.length / seconds,
                ended / seconds,
                window.refused.sum() / seconds,
                window.errors.sum(),
                window.unsent.sum(),
                OverloadTally.millis(accepted, 0.50),
                OverloadTally.millis(accepted, 0.99),
                cpu / seconds,
                sample(after, "process_resident_memory_bytes") / (1 << 20),
                sample(after, "jvm_memory_heap_used_bytes") / (1 << 20));
    }
}
