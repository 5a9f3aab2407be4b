package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Catcher;
import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;
import java.util.Arrays;
import java.util.List;

/** Retry and Catch: what becomes of a state whose work failed. Neither makes an event of its own. Stateless. */
final class Recovery {
    private static final double MILLIS = 1_000.0;

    private Recovery() {}

    /** Tries the state again later, or goes where a catcher leads, or fails the scope. */
    static void recover(Turn turn, Scope scope, Failure failure) {
        scope.forgetAttempt();
        scope.result = null;
        State state = turn.stateOf(scope);
        if (!(state instanceof State.Recoverable recoverable)) {
            Joins.fail(turn, scope, failure);
            return;
        }
        if (!failure.isFatal() && retry(turn, scope, recoverable.retry(), failure)) {
            turn.state.removeJoin(scope);
            return;
        }
        close(turn, scope, state, failure);
        if (ErrorNames.DATA_LIMIT_EXCEEDED.equals(failure.error())) {
            // a redrive does all of such a state again, as AWS says
            turn.state.removeJoin(scope);
        }
        if (!failure.isFatal()) {
            for (Catcher catcher : recoverable.catchers()) {
                if (failure.isNamedIn(catcher.errorEquals())) {
                    catchInto(turn, scope, state, catcher, failure);
                    return;
                }
            }
        }
        Joins.fail(turn, scope, failure);
    }

    /** Makes a failure of the scope's state out of an expression that could not be evaluated. */
    static Failure evaluationFailed(Turn turn, Scope scope, State state, EvaluationFailure failure) {
        String cause = located(scope, failure.causeText());
        if (!failure.isQueryEvaluation()) {
            return Failure.of(failure, cause, scope.enteredEvent);
        }
        if (scope.lastEvent == scope.enteredEvent && !(state instanceof State.Wait)) {
            // AWS evaluates before the state counts as entered, except the moment a Wait ends
            scope.lastEvent = scope.beforeEntered;
        }
        turn.append(
                scope,
                EventType.EVALUATION_FAILED,
                new EventDetails.EvaluationFailed(failure.error(), cause, failure.location(), scope.state));
        return Failure.ordinary(failure.error(), cause, scope.enteredEvent);
    }

    /** A cause with the state and the event where it was entered, which clients read from the text. */
    static String located(Scope scope, String cause) {
        return "An error occurred while executing the state '" + scope.state + "' (entered at the event id #"
                + scope.enteredEvent + "). " + cause;
    }

    private static boolean retry(Turn turn, Scope scope, List<Retrier> retriers, Failure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (failure.isNamedIn(retrier.errorEquals())) {
                if (scope.retries.length < retriers.size()) {
                    scope.retries = Arrays.copyOf(scope.retries, retriers.size());
                }
                if (scope.retries[i] >= retrier.maxAttempts()) {
                    return false;
                }
                scope.retries[i]++;
                scope.retryCount++;
                backOff(turn, scope, retrier, scope.retries[i]);
                return true;
            }
        }
        return false;
    }

    private static void backOff(Turn turn, Scope scope, Retrier retrier, int attempt) {
        double capped =
                retrier.delaySeconds(attempt, (double) turn.rules.limits().executionSecondsMax());
        double drawn =
                retrier.fullJitter() ? capped * Luck.jitter(turn.state, scope).nextDouble() : capped;
        long millis = Math.round(drawn * MILLIS);
        if (millis == 0) {
            scope.phase = Phase.WORKING;
        } else {
            scope.phase = Phase.BACKING_OFF;
            scope.dueMillis = turn.now.toEpochMilli() + millis;
        }
    }

    /** The last failed attempt of a Parallel or Map has an event; one whose own fields could not be read has not. */
    private static void close(Turn turn, Scope scope, State state, Failure failure) {
        if (failure.isFatal() && failure.origin() == scope.enteredEvent) {
            return;
        }
        if (state instanceof State.Parallel) {
            turn.append(scope, EventType.PARALLEL_STATE_FAILED, EventDetails.None.NONE);
        } else if (state instanceof State.Map) {
            turn.append(scope, EventType.MAP_STATE_FAILED, EventDetails.None.NONE);
        }
    }

    private static void catchInto(Turn turn, Scope scope, State state, Catcher catcher, Failure failure) {
        Payload errorOutput = failure.output();
        ScopeFrame frame = new ScopeFrame(turn, scope).withErrorOutput(errorOutput);
        EventType exited = switch (state) {
            case State.Parallel _ -> EventType.PARALLEL_STATE_EXITED;
            case State.Map _ -> EventType.MAP_STATE_EXITED;
            case State.Task _ -> EventType.TASK_STATE_EXITED;
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ ->
                throw new EngineBug("state '" + scope.state + "' cannot catch");
        };
        try {
            turn.exit(frame, exited, catcher.flow(), errorOutput, new Transition.Next(catcher.next()));
        } catch (EvaluationFailure unreadable) {
            Joins.fail(turn, scope, evaluationFailed(turn, scope, state, unreadable));
        }
    }
}
