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
import java.util.concurrent.locks.LockSupport;

/**
 * Reads from a server that has many executions and prints one line per kind of read: the rate of clients that ask back
 * to back, or with {@code --rate N} the latencies at that rate, counted from the moment at which a request was due.
 *
 * <p>{@code --fill N} first starts N executions, one in a thousand of which fails. Options: {@code --endpoint URL
 * --clients N --seconds N --rate N --fill N --reads describe,history,list,failed,running,search-...}.
 */
public final class ReadLoad {
    private static final String ROLE = "arn:aws:iam::123456789012:role/load";
    private static final String ARNS = "arn:aws:states:us-east-1:123456789012:";
    private static final String FILLED = "read-load";
    private static final String CHAIN = "read-chain";
    private static final int FAILED_EACH = 1_000;

    /** Pass states of an execution with 100 events. */
    private static final int CHAIN_STATES = 49;

    private static final String FILLED_DEFINITION =
            "{\"StartAt\":\"Look\",\"States\":{\"Look\":{\"Type\":\"Choice\",\"Default\":\"Done\",\"Choices\":[{"
                    + "\"Variable\":\"$.fail\",\"BooleanEquals\":true,\"Next\":\"Bad\"}]},"
                    + "\"Done\":{\"Type\":\"Succeed\"},"
                    + "\"Bad\":{\"Type\":\"Fail\",\"Error\":\"Boom\",\"Cause\":\"it was told to\"}}}";

    private final URI endpoint;
    private final int clients;
    private final int seconds;
    private final double rate;

    private ReadLoad(Map<String, String> options) {
        endpoint = URI.create(options.getOrDefault("endpoint", "http://127.0.0.1:8083"));
        clients = Integer.parseInt(options.getOrDefault("clients", "16"));
        seconds = Integer.parseInt(options.getOrDefault("seconds", "5"));
        rate = Double.parseDouble(options.getOrDefault("rate", "0"));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        ReadLoad load = new ReadLoad(options);
        load.prepare();
        int fill = Integer.parseInt(options.getOrDefault("fill", "0"));
        if (fill > 0) {
            load.fill(fill);
        }
        for (String read :
                options.getOrDefault("reads", "describe,history,list").split(",")) {
            load.measure(read, load.request(read));
        }
    }

    private byte[] request(String read) {
        String machine = ARNS + "stateMachine:" + FILLED;
        return switch (read) {
            case "describe" ->
                call("DescribeExecution", "{\"executionArn\":\"" + ARNS + "execution:" + FILLED + ":e-0000000\"}");
            case "history" ->
                call(
                        "GetExecutionHistory",
                        "{\"executionArn\":\"" + ARNS + "execution:" + CHAIN + ":e\",\"maxResults\":100}");
            case "list" -> list(machine, "");
            case "failed" -> list(machine, ",\"statusFilter\":\"FAILED\"");
            case "running" -> list(machine, ",\"statusFilter\":\"RUNNING\"");
            case "search-all" -> search("limit=100");
            case "search-failed" -> search("limit=100&status=FAILED");
            case "search-error" -> search("limit=100&error=Boom");
            case "search-state" -> search("limit=100&failedState=Bad");
            case "search-name" -> search("limit=100&namePrefix=e-0500");
            case "search-text" -> search("limit=100&text=1234567");
            case "overview" -> RawExchange.get(endpoint, "/_stepwell/v1/overview");
            default -> throw new IllegalArgumentException("unknown read " + read);
        };
    }

    private byte[] list(String machine, String more) {
        return call("ListExecutions", "{\"stateMachineArn\":\"" + machine + "\",\"maxResults\":100" + more + "}");
    }

    private byte[] search(String query) {
        return RawExchange.get(endpoint, "/_stepwell/v1/executions?" + query);
    }

    private byte[] call(String operation, String body) {
        return RawExchange.call(endpoint, operation, body);
    }

    /** Makes the machines and the execution with 100 events. */
    private void prepare() throws IOException {
        StringBuilder chain = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < CHAIN_STATES; i++) {
            String next = i == CHAIN_STATES - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            chain.append(i == 0 ? "" : ",").append("\"S" + i + "\":{\"Type\":\"Pass\"," + next + "}");
        }
        try (RawExchange exchange = new RawExchange(endpoint)) {
            exchange.exchange(create(FILLED, FILLED_DEFINITION));
            exchange.exchange(create(CHAIN, chain.append("}}").toString()));
            try {
                exchange.exchange(start(CHAIN, "e", "{\"order\":42,\"items\":[1,2,3]}"));
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("ExecutionAlreadyExists")) {
                    throw e;
                }
            }
        }
    }

    private byte[] create(String name, String definition) {
        return call(
                "CreateStateMachine",
                Json.text(Json.NODES
                        .objectNode()
                        .put("name", name)
                        .put("definition", definition)
                        .put("roleArn", ROLE)));
    }

    private byte[] start(String machine, String name, String input) {
        return call(
                "StartExecution",
                Json.text(Json.NODES
                        .objectNode()
                        .put("stateMachineArn", ARNS + "stateMachine:" + machine)
                        .put("name", name)
                        .put("input", input)));
    }

    private void fill(int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        all(() -> {
            try (RawExchange exchange = new RawExchange(endpoint)) {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    String name = String.format(Locale.ROOT, "e-%07d", i);
                    String input = "{\"fail\":" + (i % FAILED_EACH == 7) + ",\"n\":" + i + "}";
                    exchange.exchange(start(FILLED, name, input));
                }
            }
            return new long[0];
        });
        System.out.printf(Locale.ROOT, "filled %d at %.0f/s%n", count, count / ((System.nanoTime() - begun) / 1e9));
    }

    private void measure(String read, byte[] request) throws Exception {
        run(request, Math.max(1, seconds / 2));
        long begun = System.nanoTime();
        long[] nanos = run(request, seconds);
        double took = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms, worst %.1f ms%n",
                read,
                nanos.length / took,
                at(nanos, 0.5),
                at(nanos, 0.99),
                at(nanos, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private long[] run(byte[] request, int forSeconds) throws Exception {
        long end = System.nanoTime() + forSeconds * 1_000_000_000L;
        long gap = rate == 0 ? 0 : (long) (clients * 1e9 / rate);
        return all(() -> {
            List<Long> nanos = new ArrayList<>();
            try (RawExchange exchange = new RawExchange(endpoint)) {
                long due = System.nanoTime();
                while (due < end && System.nanoTime() < end) {
                    while (gap > 0 && System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    long begun = gap > 0 ? due : System.nanoTime();
                    exchange.exchange(request);
                    nanos.add(System.nanoTime() - begun);
                    due += gap;
                }
            }
            return nanos.stream().mapToLong(Long::longValue).toArray();
        });
    }

    private long[] all(Callable<long[]> work) throws Exception {
        List<Callable<long[]>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(work);
        }
        List<long[]> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<long[]> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
        }
        return results.stream().flatMapToLong(Arrays::stream).toArray();
    }
}
