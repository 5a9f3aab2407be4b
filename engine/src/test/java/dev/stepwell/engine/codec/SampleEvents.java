package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of every type, with and without the values that may be absent. */
final class SampleEvents {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Payload SMALL = Payload.ofText("{\"a\":1}");
    private static final Payload LARGE = Payload.ofText("\"" + "x".repeat(300) + "\"");

    private SampleEvents() {}

    static List<HistoryEvent> ofEveryType() {
        List<HistoryEvent> events = new ArrayList<>();
        for (EventType type : EventType.values()) {
            for (EventDetails details : details(type)) {
                long id = 7L + events.size();
                events.add(new HistoryEvent(id, id / 2, START.plusMillis(events.size() * 3L), type, details));
            }
        }
        return events;
    }

    private static List<EventDetails> details(EventType type) {
        String name = type.wireName();
        if (name.endsWith("StateEntered")) {
            return List.of(new EventDetails.StateEntered("Größe", SMALL));
        }
        if (name.endsWith("StateExited")) {
            Map<String, Payload> variables = new LinkedHashMap<>();
            variables.put("z", SMALL);
            variables.put("a", LARGE);
            return List.of(
                    new EventDetails.StateExited("S", LARGE, null),
                    new EventDetails.StateExited("S", SMALL, Map.of()),
                    new EventDetails.StateExited("S", SMALL, variables));
        }
        if (name.startsWith("MapIteration")) {
            return List.of(new EventDetails.MapIteration("M", 0), new EventDetails.MapIteration("M", 9_999));
        }
        return name.startsWith("Map") ? mapDetails(type) : otherDetails(type);
    }

    private static List<EventDetails> mapDetails(EventType type) {
        return switch (type) {
            case MAP_STATE_STARTED -> List.of(new EventDetails.MapStateStarted(12));
            case MAP_RUN_STARTED -> List.of(new EventDetails.MapRunStarted("run"));
            case MAP_RUN_REDRIVEN -> List.of(new EventDetails.MapRunRedriven("run", 1));
            case MAP_RUN_FAILED -> List.of(new EventDetails.Failure(null, null), new EventDetails.Failure("E", "C"));
            default -> List.of(EventDetails.None.NONE);
        };
    }

    private static List<EventDetails> otherDetails(EventType type) {
        return switch (type) {
            case EXECUTION_STARTED ->
                List.of(
                        new EventDetails.ExecutionStarted(LARGE, "role", null, null),
                        new EventDetails.ExecutionStarted(SMALL, "role", "alias", "version"));
            case EXECUTION_SUCCEEDED -> List.of(new EventDetails.ExecutionSucceeded(LARGE));
            case EXECUTION_REDRIVEN -> List.of(new EventDetails.ExecutionRedriven(2));
            case LAMBDA_FUNCTION_SCHEDULED ->
                List.of(
                        new EventDetails.LambdaFunctionScheduled("arn", SMALL, null, null),
                        new EventDetails.LambdaFunctionScheduled("arn", SMALL, 5, "role"));
            case LAMBDA_FUNCTION_SUCCEEDED -> List.of(new EventDetails.LambdaFunctionSucceeded(SMALL));
            case TASK_SCHEDULED ->
                List.of(
                        new EventDetails.TaskScheduled("sqs", "send", "r", SMALL, null, null, null),
                        new EventDetails.TaskScheduled("sqs", "send", "r", SMALL, 60, 5, "role"));
            case TASK_STARTED -> List.of(new EventDetails.TaskStarted("sqs", "send"));
            case TASK_SUBMITTED, TASK_SUCCEEDED -> List.of(new EventDetails.TaskOutput("sqs", "send", LARGE));
            case TASK_FAILED, TASK_START_FAILED, TASK_SUBMIT_FAILED, TASK_TIMED_OUT ->
                List.of(
                        new EventDetails.TaskFailure("sqs", "send", null, null),
                        new EventDetails.TaskFailure("sqs", "send", "E", ""));
            case ACTIVITY_SCHEDULED -> List.of(new EventDetails.ActivityScheduled("arn", SMALL, null, 7));
            case ACTIVITY_STARTED ->
                List.of(new EventDetails.ActivityStarted(null), new EventDetails.ActivityStarted("w"));
            case ACTIVITY_SUCCEEDED -> List.of(new EventDetails.ActivitySucceeded(SMALL));
            case EVALUATION_FAILED ->
                List.of(
                        new EventDetails.EvaluationFailed("E", "C", "Output/a", "S"),
                        new EventDetails.EvaluationFailed("E", null, null, "S"));
            case EXECUTION_FAILED,
                    EXECUTION_ABORTED,
                    EXECUTION_TIMED_OUT,
                    ACTIVITY_FAILED,
                    ACTIVITY_SCHEDULE_FAILED,
                    ACTIVITY_TIMED_OUT,
                    LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_SCHEDULE_FAILED,
                    LAMBDA_FUNCTION_START_FAILED,
                    LAMBDA_FUNCTION_TIMED_OUT ->
                List.of(new EventDetails.Failure(null, null), new EventDetails.Failure("E", "C"));
            default -> List.of(EventDetails.None.NONE);
        };
    }
}
