package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.tasks.TaskCall;
import java.time.Duration;

/** A task call that is due: its attempt is durable. Immutable. */
public record PendingCall(ExecutionKey execution, Attempt attempt, TaskCall call) {
    /** The call that an execution asks for. */
    public static PendingCall of(ExecutionKey execution, String executionArn, Effect.CallTask call) {
        Integer seconds = call.timeoutSeconds();
        return new PendingCall(
                execution,
                call.attempt(),
                new TaskCall(
                        executionArn,
                        call.stateName(),
                        call.attempt().number(),
                        call.resource(),
                        call.arguments(),
                        call.token(),
                        seconds == null ? null : Duration.ofSeconds(seconds),
                        call.credentialsRoleArn()));
    }
}
