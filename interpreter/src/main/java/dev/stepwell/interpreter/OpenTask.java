package dev.stepwell.interpreter;

import dev.stepwell.asl.model.TaskResource;
import org.jspecify.annotations.Nullable;

/**
 * A task that an execution waits for. After a restart the engine fails those that were {@link Phase#CALLING}, takes the
 * call of those that were {@link Phase#ANSWERED} for submitted, and grants a new heartbeat interval to the others.
 *
 * @param heartbeatSeconds or null
 */
public record OpenTask(
        Attempt attempt,
        String stateName,
        TaskResource resource,
        Phase phase,
        @Nullable Integer heartbeatSeconds) {
    /** How far the task has come. */
    public enum Phase {
        /** Its call was released and has not answered; or the activity task waits for a worker. */
        CALLING,
        /** Its call was released and has not answered, but somebody has answered with the token that it handed out. */
        ANSWERED,
        /** Its first call answered (TaskSubmitted), or a worker took it (ActivityStarted); the outcome is awaited. */
        WAITING
    }
}
