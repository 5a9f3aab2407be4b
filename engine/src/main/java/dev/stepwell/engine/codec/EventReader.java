package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.AssignedRecord;
import dev.stepwell.engine.record.EventRecord;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record as a history event: the inverse of {@link EventWriter}. Confined to one event. */
final class EventReader {
    private final EventRecord record;
    private final List<Payload> payloads;

    private EventReader(EventRecord record, List<Payload> payloads) {
        this.record = record;
        this.payloads = payloads;
    }

    static HistoryEvent read(EventRecord record, long id, Instant base, List<Payload> payloads) {
        EventType type = EventCodes.type(record.getKind());
        EventDetails details = new EventReader(record, payloads).details(type);
        return new HistoryEvent(id, record.getPrevious(), base.plusMillis(record.getMillis()), type, details);
    }

    private EventDetails details(EventType type) {
        return switch (type) {
            case EXECUTION_STARTED ->
                new EventDetails.ExecutionStarted(
                        payload(),
                        record.getRoleArn(),
                        record.hasAliasArn() ? record.getAliasArn() : null,
                        record.hasVersionArn() ? record.getVersionArn() : null);
            case EXECUTION_SUCCEEDED -> new EventDetails.ExecutionSucceeded(payload());
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(record.getNumber());
            case EXECUTION_FAILED,
                    EXECUTION_ABORTED,
                    EXECUTION_TIMED_OUT,
                    ACTIVITY_FAILED,
                    ACTIVITY_SCHEDULE_FAILED,
                    ACTIVITY_TIMED_OUT,
                    LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_SCHEDULE_FAILED,
                    LAMBDA_FUNCTION_START_FAILED,
                    LAMBDA_FUNCTION_TIMED_OUT,
                    MAP_RUN_FAILED -> new EventDetails.Failure(error(), cause());
            case CHOICE_STATE_ENTERED,
                    FAIL_STATE_ENTERED,
                    MAP_STATE_ENTERED,
                    PARALLEL_STATE_ENTERED,
                    PASS_STATE_ENTERED,
                    SUCCEED_STATE_ENTERED,
                    TASK_STATE_ENTERED,
                    WAIT_STATE_ENTERED -> new EventDetails.StateEntered(record.getName(), payload());
            case CHOICE_STATE_EXITED,
                    MAP_STATE_EXITED,
                    PARALLEL_STATE_EXITED,
                    PASS_STATE_EXITED,
                    SUCCEED_STATE_EXITED,
                    TASK_STATE_EXITED,
                    WAIT_STATE_EXITED -> new EventDetails.StateExited(record.getName(), payload(), assigned());
            case TASK_SCHEDULED,
                    TASK_STARTED,
                    TASK_SUBMITTED,
                    TASK_SUCCEEDED,
                    TASK_FAILED,
                    TASK_START_FAILED,
                    TASK_SUBMIT_FAILED,
                    TASK_TIMED_OUT -> taskDetails(type);
            case LAMBDA_FUNCTION_SCHEDULED ->
                new EventDetails.LambdaFunctionScheduled(record.getResource(), payload(), timeout(), role());
            case LAMBDA_FUNCTION_SUCCEEDED -> new EventDetails.LambdaFunctionSucceeded(payload());
            case ACTIVITY_SCHEDULED ->
                new EventDetails.ActivityScheduled(record.getResource(), payload(), timeout(), heartbeat());
            case ACTIVITY_STARTED ->
                new EventDetails.ActivityStarted(record.hasWorkerName() ? record.getWorkerName() : null);
            case ACTIVITY_SUCCEEDED -> new EventDetails.ActivitySucceeded(payload());
            case EVALUATION_FAILED -> evaluationFailed();
            default -> mapDetails(type);
        };
    }

    private EventDetails taskDetails(EventType type) {
        String resourceType = record.getResourceType();
        String resource = record.getResource();
        return switch (type) {
            case TASK_SCHEDULED ->
                new EventDetails.TaskScheduled(
                        resourceType, resource, record.getRegion(), payload(), timeout(), heartbeat(), role());
            case TASK_STARTED -> new EventDetails.TaskStarted(resourceType, resource);
            case TASK_SUBMITTED, TASK_SUCCEEDED -> new EventDetails.TaskOutput(resourceType, resource, payload());
            default -> new EventDetails.TaskFailure(resourceType, resource, error(), cause());
        };
    }

    private EventDetails mapDetails(EventType type) {
        return switch (type) {
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(record.getNumber());
            case MAP_ITERATION_STARTED, MAP_ITERATION_SUCCEEDED, MAP_ITERATION_FAILED, MAP_ITERATION_ABORTED ->
                new EventDetails.MapIteration(record.getName(), record.getNumber());
            case MAP_RUN_STARTED -> new EventDetails.MapRunStarted(record.getMapRunArn());
            case MAP_RUN_REDRIVEN -> new EventDetails.MapRunRedriven(record.getMapRunArn(), record.getNumber());
            default -> EventDetails.None.NONE;
        };
    }

    private EventDetails evaluationFailed() {
        return new EventDetails.EvaluationFailed(
                record.getError(), cause(), record.hasLocation() ? record.getLocation() : null, record.getName());
    }

    private Payload payload() {
        return payloads.get(record.getPayload());
    }

    private @Nullable Map<String, Payload> assigned() {
        if (!record.getAssigns()) {
            return null;
        }
        Map<String, Payload> assigned = new LinkedHashMap<>();
        for (AssignedRecord variable : record.getAssignedList()) {
            assigned.put(variable.getName(), payloads.get(variable.getPayload()));
        }
        return assigned;
    }

    private @Nullable String error() {
        return record.hasError() ? record.getError() : null;
    }

    private @Nullable String cause() {
        return record.hasCause() ? record.getCause() : null;
    }

    private @Nullable String role() {
        return record.hasRoleArn() ? record.getRoleArn() : null;
    }

    private @Nullable Integer timeout() {
        return record.hasTimeoutSeconds() ? record.getTimeoutSeconds() : null;
    }

    private @Nullable Integer heartbeat() {
        return record.hasHeartbeatSeconds() ? record.getHeartbeatSeconds() : null;
    }
}
