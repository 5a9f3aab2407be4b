package dev.stepwell.server.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One history event as GetExecutionHistory shows it. */
public record EventView(long id, String type, Instant at, JsonNode event) {
    static EventView of(JsonNode event) {
        long millis = Math.round(event.get("timestamp").asDouble() * 1000);
        return new EventView(
                event.get("id").asLong(), event.get("type").asString(), Instant.ofEpochMilli(millis), event);
    }

    /** The member that holds the event's details; missing when it has none. */
    public JsonNode details() {
        for (var entry : event.properties()) {
            if (entry.getKey().endsWith("EventDetails")) {
                return entry.getValue();
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    /** Text of a detail, or null. */
    public @Nullable String detail(String member) {
        JsonNode value = details().get(member);
        return value == null ? null : value.asString();
    }

    public boolean isEntered() {
        return type.endsWith("StateEntered");
    }

    public boolean isExited() {
        return type.endsWith("StateExited");
    }

    /** A failed attempt of some task, which Retry or Catch may still handle. */
    public boolean isTaskFailure() {
        return switch (type) {
            case "TaskFailed",
                    "TaskTimedOut",
                    "TaskSubmitFailed",
                    "TaskStartFailed",
                    "LambdaFunctionFailed",
                    "LambdaFunctionTimedOut",
                    "ActivityFailed",
                    "ActivityTimedOut" -> true;
            default -> false;
        };
    }
}
