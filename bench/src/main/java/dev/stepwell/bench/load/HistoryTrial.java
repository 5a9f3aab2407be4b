package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One execution with a long history, read page by page, either way: {@code --events N}, 25,000 at most by default. */
final class HistoryTrial {
    private static final int EVENTS_PER_TURN = 4;
    private static final int OTHER_EVENTS = 6;
    private static final int[] PAGES = {1_000, 100};

    private final Options options;

    HistoryTrial(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        int events = options.whole("events", 24_998);
        Path data = ServerProcess.directory(options);
        try (ServerProcess server = ServerProcess.start(options, data);
                Api api = new Api(server.endpoint())) {
            String machine = api.machine("load-history", "STANDARD", Definition.countdown());
            long begun = System.nanoTime();
            String input = "{\"left\":" + (events - OTHER_EVENTS) / EVENTS_PER_TURN + "}";
            String arn = api.call("StartExecution", Api.start(machine, input))
                    .get("executionArn")
                    .asString();
            while (api.status(arn).equals("RUNNING")) {
                Thread.onSpinWait();
            }
            api.requireSucceeded(arn);
            System.out.printf(Locale.ROOT, "ran in %.0f ms%n", (System.nanoTime() - begun) / 1e6);
            for (int i = 0; i < options.whole("runs", 5); i++) {
                for (int page : PAGES) {
                    read(api, arn, page, false);
                    read(api, arn, page, true);
                }
            }
        } finally {
            ServerProcess.delete(data);
        }
    }

    private static void read(Api api, String arn, int page, boolean reverse) throws IOException {
        Histogram times = new Histogram();
        int events = 0;
        String token = "";
        long begun = System.nanoTime();
        do {
            long start = System.nanoTime();
            JsonNode answer = api.call(
                    "GetExecutionHistory",
                    "{\"executionArn\":\"" + arn + "\",\"maxResults\":" + page + ",\"reverseOrder\":" + reverse
                            + (token.isEmpty() ? "" : ",\"nextToken\":\"" + token + "\"") + "}");
            times.add(System.nanoTime() - start);
            events += answer.get("events").size();
            token = answer.has("nextToken") ? answer.get("nextToken").asString() : "";
        } while (!token.isEmpty());
        System.out.printf(
                Locale.ROOT,
                "%d events, %d a page, %s: %.0f ms, a page p50 %.1f ms, longest %.1f ms%n",
                events,
                page,
                reverse ? "backwards" : "forwards",
                (System.nanoTime() - begun) / 1e6,
                times.millis(0.5),
                times.millis(1));
    }
}
