package dev.stepwell.engine.log;

import dev.stepwell.interpreter.HistoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where the events of a state machine's executions go, and which of them. Immutable.
 *
 * @param data whether inputs and outputs go with them
 * @param logGroup name of the log group
 */
public record LogTarget(String machineName, LogLevel level, boolean data, String logGroup) {
    /** Where the name stands in {@code arn:aws:logs:us-east-1:123456789012:log-group:NAME:*}. */
    private static final int NAME_IN_ARN = 6;

    /**
     * What a {@code loggingConfiguration} asks for.
     *
     * @return null when it asks for nothing: it is missing, its level is OFF, or it names no log group
     */
    public static @Nullable LogTarget of(String machineName, @Nullable JsonNode configuration) {
        LogLevel level =
                configuration == null ? null : level(configuration.path("level").asString(""));
        if (configuration == null || level == null) {
            return null;
        }
        String arn = configuration
                .path("destinations")
                .path(0)
                .path("cloudWatchLogsLogGroup")
                .path("logGroupArn")
                .asString("");
        String[] parts = arn.split(":", -1);
        return parts.length <= NAME_IN_ARN || parts[NAME_IN_ARN].isEmpty()
                ? null
                : new LogTarget(
                        machineName,
                        level,
                        configuration.path("includeExecutionData").asBoolean(false),
                        parts[NAME_IN_ARN]);
    }

    private static @Nullable LogLevel level(String name) {
        return switch (name) {
            case "ALL" -> LogLevel.ALL;
            case "ERROR" -> LogLevel.ERROR;
            case "FATAL" -> LogLevel.FATAL;
            default -> null;
        };
    }

    /** Those of an execution's new events that are to be logged, or null for none. */
    public @Nullable LoggedEvents select(String executionArn, int redriveCount, List<HistoryEvent> events) {
        List<HistoryEvent> wanted = level == LogLevel.ALL
                ? events
                : events.stream().filter(event -> level.includes(event.type())).toList();
        return wanted.isEmpty() ? null : new LoggedEvents(this, executionArn, redriveCount, wanted);
    }
}
