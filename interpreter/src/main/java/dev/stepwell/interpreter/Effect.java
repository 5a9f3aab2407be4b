package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import org.jspecify.annotations.Nullable;

/** Everything a step can ask of the outside world; released only after the step is durable. */
public sealed interface Effect {
    /**
     * Do this task. For activities: offer it to workers.
     *
     * @param token the task token that the arguments may contain; present for every attempt that a token can answer
     * @param timeoutSeconds of this attempt, or null
     */
    record CallTask(
            Attempt attempt,
            String stateName,
            TaskResource resource,
            Payload arguments,
            @Nullable String token,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer heartbeatSeconds,
            @Nullable String credentialsRoleArn)
            implements Effect {}

    /** Nobody waits for this attempt any more: take it from the queue, or stop the job it began. */
    record CancelTask(Attempt attempt, TaskResource resource) implements Effect {}

    /** The step was cut short by its bounds: send {@link Command.Continue} once it is durable. */
    record ContinueLater() implements Effect {}

    /** The execution is over. */
    record Finish(Outcome outcome) implements Effect {}
}
