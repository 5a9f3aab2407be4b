package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends of scopes: what the end or the failure of a branch or iteration means for those around it. Stateless. */
final class Joins {
    /** Markers link to the last event of the scope they are about, instead of to a failure. */
    static final long OWN_EVENT = 0;

    private Joins() {}

    /** Adds a branch or iteration and lets it enter its first state. */
    static void begin(Turn turn, Scope parent, String firstState, Payload input, long previousEvent) {
        Join join = parent.joining();
        Scope scope = turn.state.addScope(parent, join.next++, input);
        scope.lastEvent = previousEvent;
        scope.moveTo(firstState, input);
        turn.state.settle(scope);
    }

    /** The scope has reached its end with this output. */
    static void end(Turn turn, Scope scope, Payload output) {
        Scope parent = scope.parent;
        if (parent == null) {
            Ending.succeeded(turn, scope, output);
            return;
        }
        Join join = parent.joining();
        join.results.put(scope.index, output);
        join.finished++;
        join.live.remove(scope.index);
        turn.state.removeScope(scope);
        parent.lastEvent = scope.lastEvent;
        if (turn.stateOf(parent) instanceof State.Map map) {
            MapRun.iterationEnded(turn, parent, map, scope);
        }
        if (join.isComplete() && parent.phase == Phase.JOINING) {
            parent.phase = Phase.LEAVING;
        }
        turn.state.settle(parent);
    }

    /**
     * Nothing in the scope handles this failure: its siblings are aborted, and the state around it fails. All of them
     * are kept until somebody handles it, because a redrive goes on with them when nobody does.
     */
    static void fail(Turn turn, Scope scope, Failure failure) {
        Scope parent = scope.parent;
        if (parent == null) {
            Ending.failed(turn, scope, failure);
            return;
        }
        long failing = scope.lastEvent;
        if (turn.stateOf(parent) instanceof State.Map) {
            turn.mark(
                    failing, EventType.MAP_ITERATION_FAILED, new EventDetails.MapIteration(parent.state, scope.index));
        }
        if (turn.stateOf(scope) instanceof State.Task && scope.isInsideState()) {
            turn.mark(failing, EventType.TASK_STATE_ABORTED, EventDetails.None.NONE);
        }
        parent.lastEvent = failing;
        abandon(turn, parent, scope, failure);
    }

    /**
     * Aborts the branches that still run; the state fails with this failure.
     *
     * @param failed the branch or iteration to blame, or null when the state itself is
     */
    static void abandon(Turn turn, Scope parent, @Nullable Scope failed, Failure failure) {
        for (Scope sibling : List.copyOf(parent.joining().live.values())) {
            if (sibling != failed) {
                abort(turn, sibling, parent.lastEvent);
            }
        }
        Recovery.recover(turn, parent, failure);
        turn.state.settle(parent);
    }

    /** All results of the join, which is over. */
    static Payload result(Scope scope) {
        return scope.joining().results.joined();
    }

    /**
     * Records that what runs in the scope's current state is aborted, and takes back its calls.
     *
     * @param failing the event that is to blame, or {@link #OWN_EVENT}
     */
    static void abortState(Turn turn, Scope scope, long failing) {
        if (!scope.isInsideState()) {
            return;
        }
        EventType aborted = switch (turn.stateOf(scope)) {
            case State.Task _ -> EventType.TASK_STATE_ABORTED;
            case State.Wait _ -> EventType.WAIT_STATE_ABORTED;
            case State.Parallel _ -> EventType.PARALLEL_STATE_ABORTED;
            case State.Map _ -> EventType.MAP_STATE_ABORTED;
            case State.Pass _, State.Choice _, State.Succeed _, State.Fail _ -> null;
        };
        turn.cancelAttempt(scope);
        if (scope.join != null) {
            for (Scope inner : List.copyOf(scope.join.live.values())) {
                abort(turn, inner, failing);
            }
        }
        if (aborted != null) {
            turn.mark(failing == OWN_EVENT ? scope.lastEvent : failing, aborted, EventDetails.None.NONE);
        }
    }

    private static void abort(Turn turn, Scope scope, long failing) {
        Scope parent = scope.parent;
        if (parent != null && turn.stateOf(parent) instanceof State.Map) {
            turn.mark(
                    failing == OWN_EVENT ? scope.lastEvent : failing,
                    EventType.MAP_ITERATION_ABORTED,
                    new EventDetails.MapIteration(parent.state, scope.index));
        }
        abortState(turn, scope, failing);
    }
}
