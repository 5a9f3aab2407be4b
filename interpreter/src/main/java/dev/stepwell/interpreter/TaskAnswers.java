package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import org.jspecify.annotations.Nullable;

/**
 * What the outside world says about an attempt. Each method first decides whether anybody waits for that; if not, the
 * command is ignored and the method answers false. Stateless.
 */
final class TaskAnswers {
    private static final long MILLIS = 1_000;

    private TaskAnswers() {}

    /** Taken once, by an activity task that waits for a worker. */
    static boolean started(Turn turn, Command.ActivityStarted started) {
        Scope scope = awaiting(turn, started.attempt());
        if (scope == null || scope.phase != Phase.OFFERED) {
            return false;
        }
        scope.phase = Phase.ENGAGED;
        turn.append(scope, EventType.ACTIVITY_STARTED, new EventDetails.ActivityStarted(started.workerName()));
        restartHeartbeat(turn, scope);
        turn.state.settle(scope);
        return true;
    }

    /** Taken once, by a job or callback whose first call is under way. An answer that came before it is taken now. */
    static boolean submitted(Turn turn, Command.TaskSubmitted submitted) {
        Scope scope = awaiting(turn, submitted.attempt());
        if (scope == null
                || scope.phase != Phase.CALLED
                || !(resource(turn, scope) instanceof TaskResource.Integration integration)
                || !TaskEvents.isAnsweredByToken(integration)) {
            return false;
        }
        if (isTooLarge(turn, submitted.output())) {
            failUnlessAnswered(turn, scope, EventType.TASK_FAILED, tooLarge(scope, integration));
            return true;
        }
        scope.phase = Phase.ENGAGED;
        turn.append(
                scope,
                EventType.TASK_SUBMITTED,
                new EventDetails.TaskOutput(integration.resourceType(), integration.resource(), submitted.output()));
        restartHeartbeat(turn, scope);
        EarlyAnswer early = scope.early;
        if (early != null) {
            finish(turn, scope, early);
        }
        turn.state.settle(scope);
        return true;
    }

    static boolean succeeded(Turn turn, Command.TaskSucceeded succeeded) {
        return answered(turn, succeeded.attempt(), new EarlyAnswer(succeeded.output(), null, null));
    }

    static boolean failed(Turn turn, Command.TaskFailed failed) {
        return answered(turn, failed.attempt(), new EarlyAnswer(null, failed.error(), failed.cause()));
    }

    /** Taken by a task whose first call is under way. */
    static boolean submitFailed(Turn turn, Command.SubmitFailed failed) {
        Scope scope = awaiting(turn, failed.attempt());
        if (scope == null || scope.phase != Phase.CALLED) {
            return false;
        }
        TaskResource resource = resource(turn, scope);
        EventType type =
                TaskEvents.isAnsweredByToken(resource) ? EventType.TASK_SUBMIT_FAILED : TaskEvents.failed(resource);
        failUnlessAnswered(turn, scope, type, Failure.ordinary(failed.error(), failed.cause(), scope.enteredEvent));
        return true;
    }

    /** Taken by whatever runs; starts the interval anew where the task has one, and makes no event. */
    static boolean heartbeat(Turn turn, Command.Heartbeat heartbeat) {
        Scope scope = awaiting(turn, heartbeat.attempt());
        if (scope == null || scope.phase == Phase.OFFERED) {
            return false;
        }
        restartHeartbeat(turn, scope);
        turn.state.settle(scope);
        return true;
    }

    /** The attempt's time is over. */
    static void timedOut(Turn turn, Scope scope, Failure.Kind kind) {
        turn.cancelAttempt(scope);
        Failure failure = Failure.timeout(kind, scope.enteredEvent);
        failUnlessAnswered(turn, scope, TaskEvents.timedOut(resource(turn, scope)), failure);
    }

    /**
     * The call failed or the time is over. An answer that its token has brought already was acknowledged, so it counts,
     * whatever became of the call.
     */
    private static void failUnlessAnswered(Turn turn, Scope scope, EventType type, Failure failure) {
        EarlyAnswer early = scope.early;
        if (early == null) {
            fail(turn, scope, type, failure);
        } else {
            finish(turn, scope, early);
            turn.state.settle(scope);
        }
    }

    private static boolean answered(Turn turn, Attempt attempt, EarlyAnswer answer) {
        Scope scope = awaiting(turn, attempt);
        if (scope == null || scope.phase == Phase.OFFERED || scope.early != null) {
            return false;
        }
        boolean isSubmitted = scope.phase == Phase.ENGAGED;
        if (!isSubmitted && TaskEvents.isAnsweredByToken(resource(turn, scope))) {
            // the token was quicker than the answer of the call that handed it out; history shows them in order
            scope.early = answer;
        } else {
            finish(turn, scope, answer);
        }
        turn.state.settle(scope);
        return true;
    }

    private static void finish(Turn turn, Scope scope, EarlyAnswer answer) {
        TaskResource resource = resource(turn, scope);
        Payload output = answer.output();
        if (output == null) {
            Failure failure = Failure.ordinary(answer.error(), answer.cause(), scope.enteredEvent);
            fail(turn, scope, TaskEvents.failed(resource), failure);
        } else if (isTooLarge(turn, output)) {
            fail(turn, scope, TaskEvents.failed(resource), tooLarge(scope, resource));
        } else {
            turn.append(scope, TaskEvents.succeeded(resource), TaskEvents.succeededDetails(resource, output));
            scope.forgetAttempt();
            scope.result = output;
            scope.phase = Phase.LEAVING;
        }
    }

    private static void fail(Turn turn, Scope scope, EventType type, Failure failure) {
        turn.append(scope, type, TaskEvents.failureDetails(resource(turn, scope), failure.error(), failure.cause()));
        scope.forgetAttempt();
        scope.failure = failure;
        scope.phase = Phase.FAILING;
        turn.state.settle(scope);
    }

    private static void restartHeartbeat(Turn turn, Scope scope) {
        if (scope.heartbeatSeconds > 0) {
            scope.heartbeatMillis = turn.now.toEpochMilli() + scope.heartbeatSeconds * MILLIS;
        }
    }

    private static boolean isTooLarge(Turn turn, Payload output) {
        return output.size() > turn.rules.limits().payloadBytesMax();
    }

    private static Failure tooLarge(Scope scope, TaskResource resource) {
        return Failure.dataLimit(TaskEvents.name(resource), scope.enteredEvent);
    }

    private static @Nullable Scope awaiting(Turn turn, Attempt attempt) {
        Scope scope = turn.state.find(attempt.scope());
        return scope != null && scope.awaits(attempt) ? scope : null;
    }

    private static TaskResource resource(Turn turn, Scope scope) {
        if (turn.stateOf(scope) instanceof State.Task task) {
            return task.resource();
        }
        throw new EngineBug("state '" + scope.state + "' awaits an answer and is no task");
    }
}
