package dev.stepwell.server.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Follows one execution: hands out each event of its history once, in order. Confined to one thread. */
public final class ExecutionWatch {
    private static final int PAGE = 1_000;

    private final ApiClient client;
    private final String executionArn;
    private long seen;

    public ExecutionWatch(ApiClient client, String executionArn) {
        this.client = client;
        this.executionArn = executionArn;
    }

    public String executionArn() {
        return executionArn;
    }

    /** The events that came since the last call. */
    public List<EventView> poll() throws InterruptedException {
        List<EventView> fresh = new ArrayList<>();
        AtomicReference<@Nullable String> token = new AtomicReference<>();
        do {
            JsonNode page = client.call("GetExecutionHistory", request -> {
                request.put("executionArn", executionArn).put("maxResults", PAGE);
                if (token.get() != null) {
                    request.put("nextToken", token.get());
                }
            });
            for (JsonNode event : page.get("events")) {
                if (event.get("id").asLong() > seen) {
                    fresh.add(EventView.of(event));
                }
            }
            JsonNode next = page.get("nextToken");
            token.set(next == null ? null : next.asString());
        } while (token.get() != null);
        if (!fresh.isEmpty()) {
            seen = fresh.getLast().id();
        }
        return fresh;
    }

    /** DescribeExecution. */
    public JsonNode describe() throws InterruptedException {
        return client.call("DescribeExecution", request -> request.put("executionArn", executionArn));
    }
}
