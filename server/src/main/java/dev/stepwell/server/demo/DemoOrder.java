package dev.stepwell.server.demo;

import dev.stepwell.asl.json.Json;
import dev.stepwell.server.client.EventView;
import dev.stepwell.server.client.ExecutionWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One order on its way: its execution, what has been seen of it, and how it ended. Confined to one thread. */
final class DemoOrder {
    private final String name;
    private final String expectedStatus;
    private final ExecutionWatch watch;
    private final Map<String, Deque<Instant>> entered = new HashMap<>();
    private int steps;
    private int failedAttempts;
    private @Nullable JsonNode end;

    DemoOrder(String name, String expectedStatus, ExecutionWatch watch) {
        this.name = name;
        this.expectedStatus = expectedStatus;
        this.watch = watch;
    }

    String name() {
        return name;
    }

    ExecutionWatch watch() {
        return watch;
    }

    /** Counts the event; for the end of a state, how long the state took. */
    @Nullable
    Duration see(EventView event) {
        String state = String.valueOf(event.detail("name"));
        if (event.isEntered()) {
            steps++;
            entered.computeIfAbsent(state, _ -> new ArrayDeque<>()).add(event.at());
        } else if (event.isTaskFailure()) {
            failedAttempts++;
        } else if (event.isExited()) {
            Instant since = entered.getOrDefault(state, new ArrayDeque<>()).poll();
            return since == null ? null : Duration.between(since, event.at());
        }
        return null;
    }

    void ended(JsonNode description) {
        end = description;
    }

    /** DescribeExecution of the end, or null while it runs. */
    @Nullable
    JsonNode end() {
        return end;
    }

    boolean endedAsExpected() {
        JsonNode known = end;
        if (known == null || !known.has("output")) {
            return false;
        }
        return Json.read(known.get("output").asString())
                .path("status")
                .asString("")
                .equals(expectedStatus);
    }

    int steps() {
        return steps;
    }

    int failedAttempts() {
        return failedAttempts;
    }
}
