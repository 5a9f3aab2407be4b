package dev.stepwell.engine.call;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.tasks.TaskResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an attempt, before the lane has said when that was. Immutable. */
public sealed interface Answer {
    record Submitted(Payload output) implements Answer {}

    record Succeeded(Payload output) implements Answer {}

    record Failed(@Nullable String error, @Nullable String cause) implements Answer {}

    record SubmitFailed(String error, @Nullable String cause) implements Answer {}

    record Heartbeat() implements Answer {}

    /** A worker asks for the activity task. */
    record Taken(String activityArn, @Nullable String workerName) implements Answer {}

    /** What a call's result is to the attempt: with a token it says only whether the call was made. */
    static Answer of(TaskResource resource, TaskResult result) {
        boolean isToken = Connectors.pattern(resource) == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
        return switch (result) {
            case TaskResult.Succeeded(var output) -> isToken ? new Submitted(output) : new Succeeded(output);
            case TaskResult.Failed(var error, var cause) ->
                isToken
                        ? new SubmitFailed(error == null ? "States.TaskFailed" : error, cause)
                        : new Failed(error, cause);
        };
    }

    default Command at(Attempt attempt, Instant now) {
        return switch (this) {
            case Submitted(var output) -> new Command.TaskSubmitted(attempt, output, now);
            case Succeeded(var output) -> new Command.TaskSucceeded(attempt, output, now);
            case Failed(var error, var cause) -> new Command.TaskFailed(attempt, error, cause, now);
            case SubmitFailed(var error, var cause) -> new Command.SubmitFailed(attempt, error, cause, now);
            case Heartbeat() -> new Command.Heartbeat(attempt, now);
            case Taken(var _, var workerName) -> new Command.ActivityStarted(attempt, workerName, now);
        };
    }
}
