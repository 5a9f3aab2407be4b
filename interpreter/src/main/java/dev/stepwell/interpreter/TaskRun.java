package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import org.jspecify.annotations.Nullable;

/**
 * Task: schedules an attempt, calls it, and leaves with its result. Every attempt evaluates its arguments anew.
 * Stateless.
 */
final class TaskRun {
    private static final long MILLIS = 1_000;

    private TaskRun() {}

    /** Begins an attempt; its number is the id of its Scheduled event. */
    static void schedule(Turn turn, Scope scope, State.Task task) {
        TaskResource resource = task.resource();
        if (resource instanceof TaskResource.Activity activity
                && !turn.rules.activities().exists(activity.arn())) {
            throw EvaluationFailure.runtime("The activity " + activity.arn() + " does not exist.");
        }
        Attempt attempt = new Attempt(scope.id, turn.state.lastEventId() + 1);
        boolean isAnsweredByToken = TaskEvents.isAnsweredByToken(resource);
        String token = isAnsweredByToken ? turn.rules.tokens().mint(turn.state.info(), attempt) : null;
        // a worker learns the token of an activity task by polling; its input cannot contain it
        ScopeFrame frame =
                new ScopeFrame(turn, scope).withToken(resource instanceof TaskResource.Activity ? null : token);
        Payload arguments = task.flow().arguments(frame);
        Integer timeout = seconds(task.timeoutSeconds(), task, frame);
        Integer heartbeat = seconds(task.heartbeatSeconds(), task, frame);
        String role = task.credentialsRoleArn() == null
                ? null
                : task.credentialsRoleArn().evaluate(frame, task.flow().effectiveInput(frame));
        if (arguments.size() > turn.rules.limits().payloadBytesMax()) {
            Recovery.recover(turn, scope, Failure.dataLimit(scope.state, scope.enteredEvent));
            return;
        }
        Effect.CallTask call =
                new Effect.CallTask(attempt, task.name(), resource, arguments, token, timeout, heartbeat, role);
        turn.append(scope, TaskEvents.scheduled(resource), TaskEvents.scheduledDetails(call, turn.rules.region()));
        turn.count(arguments);
        await(turn, scope, call);
    }

    /** Lets the call leave with this step. */
    static void call(Turn turn, Scope scope, State.Task task) {
        Effect.CallTask call = scope.call;
        if (call == null) {
            throw new EngineBug("scope " + scope.id + " starts a task that was not scheduled");
        }
        scope.call = null;
        scope.phase = Phase.CALLED;
        turn.append(scope, TaskEvents.started(task.resource()), TaskEvents.startedDetails(task.resource()));
        turn.effect(call);
    }

    static void leave(Turn turn, Scope scope, State.Task task) {
        Payload result = scope.result;
        if (result == null) {
            throw new EngineBug("scope " + scope.id + " leaves a task without a result");
        }
        ScopeFrame frame = new ScopeFrame(turn, scope).withResult(result);
        turn.exit(frame, EventType.TASK_STATE_EXITED, task.flow(), result, task.transition());
    }

    private static void await(Turn turn, Scope scope, Effect.CallTask call) {
        scope.attempt = call.attempt().number();
        long now = turn.now.toEpochMilli();
        Integer timeout = call.timeoutSeconds();
        scope.dueMillis = timeout == null ? 0 : now + timeout * MILLIS;
        Integer heartbeat = call.heartbeatSeconds();
        scope.heartbeatSeconds = heartbeat == null ? 0 : heartbeat;
        if (call.resource() instanceof TaskResource.Activity) {
            // heartbeats count from the moment a worker takes the task
            scope.phase = Phase.OFFERED;
            turn.effect(call);
        } else {
            scope.heartbeatMillis = heartbeat == null ? 0 : now + heartbeat * MILLIS;
            scope.call = call;
            scope.phase = Phase.STARTING;
        }
    }

    private static @Nullable Integer seconds(@Nullable IntegerField field, State.Task task, ScopeFrame frame) {
        return field == null ? null : field.evaluate(frame, task.flow().effectiveInput(frame));
    }
}
