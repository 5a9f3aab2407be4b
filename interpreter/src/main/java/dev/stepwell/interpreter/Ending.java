package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import org.jspecify.annotations.Nullable;

/** The ends of an execution: each records the last event, takes back every call, and tells the outside. Stateless. */
final class Ending {
    /** Ends that come from outside belong to no thread of control. */
    private static final long NO_EVENT = 0;

    private Ending() {}

    static void succeeded(Turn turn, Scope root, Payload output) {
        end(
                turn,
                root.lastEvent,
                EventType.EXECUTION_SUCCEEDED,
                new EventDetails.ExecutionSucceeded(output),
                new Outcome.Succeeded(output));
    }

    static void failed(Turn turn, Scope root, Failure failure) {
        turn.state.failedIn(failure.origin());
        end(
                turn,
                root.lastEvent,
                EventType.EXECUTION_FAILED,
                new EventDetails.Failure(failure.error(), failure.cause()),
                new Outcome.Failed(failure.error(), failure.cause()));
    }

    /** StopExecution. */
    static void aborted(Turn turn, @Nullable String error, @Nullable String cause) {
        abortRoot(turn);
        end(
                turn,
                NO_EVENT,
                EventType.EXECUTION_ABORTED,
                new EventDetails.Failure(error, cause),
                new Outcome.Aborted(error, cause));
    }

    /** The machine's TimeoutSeconds, or the longest life of an execution. */
    static void timedOut(Turn turn) {
        abortRoot(turn);
        end(
                turn,
                NO_EVENT,
                EventType.EXECUTION_TIMED_OUT,
                new EventDetails.Failure(ErrorNames.TIMEOUT, null),
                new Outcome.TimedOut());
    }

    /** The history has room for one more event: this one. */
    static void historyFull(Turn turn) {
        String cause = "The execution reached the maximum number of history events ("
                + turn.rules.limits().historyEventsMax() + ").";
        end(
                turn,
                turn.state.lastEventId(),
                EventType.EXECUTION_FAILED,
                new EventDetails.Failure(ErrorNames.RUNTIME, cause),
                new Outcome.Failed(ErrorNames.RUNTIME, cause));
    }

    /** A Wait of the machine itself was recorded without a marker; what runs deeper has one. */
    private static void abortRoot(Turn turn) {
        Scope root = turn.state.root();
        if (!(turn.stateOf(root) instanceof State.Wait)) {
            Joins.abortState(turn, root, Joins.OWN_EVENT);
        }
    }

    private static void end(Turn turn, long previous, EventType type, EventDetails details, Outcome outcome) {
        if (turn.state.isOver()) {
            return;
        }
        cancelAll(turn, turn.state.root());
        turn.record(previous, type, details);
        turn.state.end(outcome);
        turn.effect(new Effect.Finish(outcome));
    }

    private static void cancelAll(Turn turn, Scope scope) {
        turn.cancelAttempt(scope);
        if (scope.join != null) {
            scope.join.live.values().forEach(inner -> cancelAll(turn, inner));
        }
    }
}
