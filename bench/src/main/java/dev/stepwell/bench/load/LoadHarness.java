package dev.stepwell.bench.load;

import dev.stepwell.asl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Runs chains of ten Pass states against a server and prints one line per run.
 *
 * <p>With one client each execution is followed to its end before the next begins, which gives start-to-end latencies.
 * With more, starts are sent back to back and the run ends when the last execution has; every execution is then checked
 * to have succeeded. Options: {@code --endpoint URL --clients N --executions N --runs N --states N --pid PID}.
 */
public final class LoadHarness {
    private final URI endpoint;
    private final int clients;
    private final int executions;
    private final int states;
    private final long pid;

    private LoadHarness(Map<String, String> options) {
        endpoint = URI.create(options.getOrDefault("endpoint", "http://127.0.0.1:8083"));
        clients = Integer.parseInt(options.getOrDefault("clients", "16"));
        executions = Integer.parseInt(options.getOrDefault("executions", "5000"));
        states = Integer.parseInt(options.getOrDefault("states", "10"));
        pid = Long.parseLong(options.getOrDefault("pid", "0"));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        LoadHarness harness = new LoadHarness(options);
        String machine = harness.createMachine();
        harness.run(machine, Math.min(harness.executions, 2_000));
        double[] rates = new double[Integer.parseInt(options.getOrDefault("runs", "5"))];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = harness.measure(machine);
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "median of %d runs: %.0f executions/s, %.0f transitions/s (min %.0f, max %.0f executions/s)%n",
                rates.length,
                rates[rates.length / 2],
                rates[rates.length / 2] * harness.states,
                rates[0],
                rates[rates.length - 1]);
    }

    private String createMachine() throws IOException {
        StringBuilder definition = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < states; i++) {
            String next = i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            definition.append(i == 0 ? "" : ",").append("\"S" + i + "\":{\"Type\":\"Pass\"," + next + "}");
        }
        String body = Json.text(Json.NODES
                .objectNode()
                .put("name", "load-chain-" + states)
                .put("definition", definition.append("}}").toString())
                .put("roleArn", "arn:aws:iam::123456789012:role/load"));
        try (Connection connection = new Connection(endpoint)) {
            return connection
                    .call("CreateStateMachine", body)
                    .get("stateMachineArn")
                    .asString();
        }
    }

    private double measure(String machine) throws Exception {
        ProcessUsage before = pid == 0 ? null : ProcessUsage.of(pid);
        Run run = run(machine, executions);
        String usage = "";
        if (before != null) {
            ProcessUsage after = ProcessUsage.of(pid);
            double cpu = (after.cpuSeconds() - before.cpuSeconds()) / executions;
            usage = String.format(
                    Locale.ROOT,
                    ", server %.0f us CPU and %.0f bytes written per execution, %d MiB resident",
                    cpu * 1e6,
                    (after.writtenBytes() - before.writtenBytes()) / (double) executions,
                    after.residentKib() / 1024);
        }
        System.out.printf(
                Locale.ROOT,
                "%d clients: %.0f executions/s, start%s p50 %.2f ms, p99 %.2f ms%s%n",
                clients,
                run.rate(),
                clients == 1 ? " to end" : "",
                run.percentile(0.50),
                run.percentile(0.99),
                usage);
        return run.rate();
    }

    private record Run(double rate, long[] sortedNanos) {
        double percentile(double share) {
            return sortedNanos[(int) Math.min(sortedNanos.length - 1, sortedNanos.length * share)] / 1e6;
        }
    }

    private Run run(String machine, int count) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        long start = System.nanoTime();
        List<Client> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<Client>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                work.add(() -> new Client(machine, left).work());
            }
            for (Future<Client> client : threads.invokeAll(work)) {
                done.add(client.get());
            }
        }
        long end = System.nanoTime();
        long[] nanos = done.stream()
                .flatMapToLong(client -> client.nanos.stream().mapToLong(Long::longValue))
                .toArray();
        Arrays.sort(nanos);
        check(done);
        return new Run(count / ((end - start) / 1e9), nanos);
    }

    /** Outside the timed window: every execution must have succeeded. */
    private void check(List<Client> done) throws IOException {
        try (Connection connection = new Connection(endpoint)) {
            for (Client client : done) {
                for (String arn : client.arns) {
                    String status = Client.status(connection, arn);
                    if (!status.equals("SUCCEEDED")) {
                        throw new IllegalStateException(arn + " is " + status);
                    }
                }
            }
        }
    }

    /** One client on one connection. Confined to one thread. */
    private final class Client {
        private final String machine;
        private final AtomicInteger left;
        private final List<Long> nanos = new ArrayList<>();
        private final List<String> arns = new ArrayList<>();

        Client(String machine, AtomicInteger left) {
            this.machine = machine;
            this.left = left;
        }

        Client work() throws IOException {
            String body =
                    "{\"stateMachineArn\":\"" + machine + "\",\"input\":\"{\\\"order\\\":42,\\\"items\\\":[1,2,3]}\"}";
            String last = null;
            try (Connection connection = new Connection(endpoint)) {
                while (left.getAndDecrement() > 0) {
                    long start = System.nanoTime();
                    JsonNode started = connection.call("StartExecution", body);
                    last = started.get("executionArn").asString();
                    arns.add(last);
                    if (clients == 1) {
                        awaitEnd(connection, last);
                    }
                    nanos.add(System.nanoTime() - start);
                }
                if (last != null) {
                    awaitEnd(connection, last);
                }
            }
            return this;
        }

        private static void awaitEnd(Connection connection, String arn) throws IOException {
            while (status(connection, arn).equals("RUNNING")) {
                Thread.onSpinWait();
            }
        }

        static String status(Connection connection, String arn) throws IOException {
            return connection
                    .call("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}")
                    .get("status")
                    .asString();
        }
    }
}
