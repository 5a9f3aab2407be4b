package dev.stepwell.interpreter;

import dev.stepwell.asl.model.State;
import java.util.List;

/**
 * Redrive: what an execution keeps that ended without success, and how it goes on. Every thread of control that has
 * entered a state and not left it does that state again, with the input and the variables it had; branches and
 * iterations that ended well keep their results. Stateless.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">AWS's table of states</a>
 */
final class Redrive {
    private Redrive() {}

    /** Lays an execution that has just ended to rest; after a success nothing is kept. */
    static void rest(Turn turn) {
        if (!(turn.state.outcome() instanceof Outcome.Succeeded)) {
            rest(turn, turn.state.root());
            turn.state.rest();
        }
    }

    private static void rest(Turn turn, Scope scope) {
        scope.restIn(resting(turn, scope));
        turn.state.note(scope);
        if (scope.join != null) {
            scope.join.live.values().forEach(inner -> rest(turn, inner));
        }
    }

    private static Phase resting(Turn turn, Scope scope) {
        if (scope.join != null) {
            return scope.join.isComplete() ? Phase.LEAVING : Phase.JOINING;
        }
        // a Fail is entered again, any other state is only worked on again
        boolean isEntered = scope.isInsideState() && !(turn.stateOf(scope) instanceof State.Fail);
        return isEntered ? Phase.WORKING : Phase.ENTERING;
    }

    /** Taken by an execution at rest whose history has room. */
    static boolean resume(Turn turn) {
        if (!turn.state.isResting() || !Interpreter.hasRoomForRedrive(turn.state.lastEventId(), turn.rules.limits())) {
            return false;
        }
        turn.state.redriven(turn.now);
        turn.state.deadlineMillis = Deadlines.ofExecution(turn);
        long redriven = turn.mark(
                turn.state.lastEventId(),
                EventType.EXECUTION_REDRIVEN,
                new EventDetails.ExecutionRedriven(turn.state.redriveCount()));
        resume(turn, turn.state.root(), redriven);
        return true;
    }

    private static void resume(Turn turn, Scope scope, long previousEvent) {
        scope.lastEvent = previousEvent;
        Join join = scope.join;
        if (join != null && scope.phase == Phase.JOINING) {
            switch (turn.stateOf(scope)) {
                case State.Parallel _ -> resumeBranches(turn, scope, join);
                case State.Map map -> resumeIterations(turn, scope, join, map);
                case State.Pass _, State.Task _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ ->
                    throw new EngineBug("state '" + scope.state + "' has no branches");
            }
        }
        turn.state.settle(scope);
    }

    private static void resumeBranches(Turn turn, Scope scope, Join join) {
        long started = turn.append(scope, EventType.PARALLEL_STATE_STARTED, EventDetails.None.NONE);
        List.copyOf(join.live.values()).forEach(branch -> resume(turn, branch, started));
    }

    private static void resumeIterations(Turn turn, Scope scope, Join join, State.Map map) {
        long started = turn.append(scope, EventType.MAP_STATE_STARTED, new EventDetails.MapStateStarted(join.total));
        for (Scope iteration : List.copyOf(join.live.values())) {
            long begun = turn.mark(
                    started,
                    EventType.MAP_ITERATION_STARTED,
                    new EventDetails.MapIteration(scope.state, iteration.index));
            resume(turn, iteration, begun);
        }
        MapRun.begin(turn, scope, map);
    }
}
