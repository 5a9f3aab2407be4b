package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Histories as JSON for golden files: one object per event, absent values left out, time in milliseconds since the
 * start.
 */
public final class HistoryJson {
    private final Instant start;

    private HistoryJson(Instant start) {
        this.start = start;
    }

    public static ArrayNode of(List<HistoryEvent> history) {
        ArrayNode events = Json.NODES.arrayNode();
        if (!history.isEmpty()) {
            HistoryJson writer = new HistoryJson(history.getFirst().timestamp());
            history.forEach(event -> events.add(writer.event(event)));
        }
        return events;
    }

    private ObjectNode event(HistoryEvent event) {
        ObjectNode json = Json.NODES.objectNode();
        json.put("id", event.id());
        json.put("previous", event.previousId());
        json.put("type", event.type().wireName());
        long millis = Duration.between(start, event.timestamp()).toMillis();
        if (millis != 0) {
            json.put("millis", millis);
        }
        details(event.details(), json);
        return json;
    }

    private static void details(EventDetails details, ObjectNode json) {
        switch (details) {
            case EventDetails.None _ -> {}
            case EventDetails.ExecutionStarted started -> payload(json, "input", started.input());
            case EventDetails.ExecutionSucceeded succeeded -> payload(json, "output", succeeded.output());
            case EventDetails.Failure failure -> failure(json, failure.error(), failure.cause());
            case EventDetails.ExecutionRedriven redriven -> json.put("redriveCount", redriven.redriveCount());
            case EventDetails.StateEntered entered -> {
                json.put("name", entered.name());
                payload(json, "input", entered.input());
            }
            case EventDetails.StateExited exited -> exited(json, exited);
            case EventDetails.LambdaFunctionScheduled scheduled -> {
                json.put("resource", scheduled.resource());
                payload(json, "input", scheduled.input());
                limits(json, scheduled.timeoutInSeconds(), null, scheduled.credentialsRoleArn());
            }
            case EventDetails.LambdaFunctionSucceeded succeeded -> payload(json, "output", succeeded.output());
            case EventDetails.TaskScheduled scheduled -> {
                task(json, scheduled.resourceType(), scheduled.resource());
                json.put("region", scheduled.region());
                payload(json, "parameters", scheduled.parameters());
                limits(
                        json,
                        scheduled.timeoutInSeconds(),
                        scheduled.heartbeatInSeconds(),
                        scheduled.credentialsRoleArn());
            }
            case EventDetails.TaskStarted started -> task(json, started.resourceType(), started.resource());
            case EventDetails.TaskOutput output -> {
                task(json, output.resourceType(), output.resource());
                payload(json, "output", output.output());
            }
            case EventDetails.TaskFailure failure -> {
                task(json, failure.resourceType(), failure.resource());
                failure(json, failure.error(), failure.cause());
            }
            case EventDetails.ActivityScheduled scheduled -> {
                json.put("resource", scheduled.resource());
                payload(json, "input", scheduled.input());
                limits(json, scheduled.timeoutInSeconds(), scheduled.heartbeatInSeconds(), null);
            }
            case EventDetails.ActivityStarted started -> put(json, "workerName", started.workerName());
            case EventDetails.ActivitySucceeded succeeded -> payload(json, "output", succeeded.output());
            case EventDetails.MapStateStarted started -> json.put("length", started.length());
            case EventDetails.MapIteration iteration ->
                json.put("name", iteration.name()).put("index", iteration.index());
            case EventDetails.MapRunStarted started -> json.put("mapRunArn", started.mapRunArn());
            case EventDetails.MapRunRedriven redriven -> json.put("mapRunArn", redriven.mapRunArn());
            case EventDetails.EvaluationFailed failed -> {
                json.put("state", failed.state());
                put(json, "location", failed.location());
                failure(json, failed.error(), failed.cause());
            }
        }
    }

    private static void exited(ObjectNode json, EventDetails.StateExited exited) {
        json.put("name", exited.name());
        payload(json, "output", exited.output());
        Map<String, Payload> assigned = exited.assignedVariables();
        if (assigned != null) {
            ObjectNode variables = json.putObject("assignedVariables");
            assigned.forEach((name, value) -> payload(variables, name, value));
        }
    }

    private static void task(ObjectNode json, String resourceType, String resource) {
        json.put("resourceType", resourceType);
        json.put("resource", resource);
    }

    private static void limits(
            ObjectNode json, @Nullable Integer timeout, @Nullable Integer heartbeat, @Nullable String role) {
        if (timeout != null) {
            json.put("timeoutInSeconds", timeout);
        }
        if (heartbeat != null) {
            json.put("heartbeatInSeconds", heartbeat);
        }
        put(json, "credentialsRoleArn", role);
    }

    private static void failure(ObjectNode json, @Nullable String error, @Nullable String cause) {
        put(json, "error", error);
        put(json, "cause", cause);
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** Read anew, so that a golden file shows what the text says. */
    private static void payload(ObjectNode json, String name, Payload payload) {
        JsonNode value = Json.read(payload.utf8());
        json.set(name, value);
    }
}
