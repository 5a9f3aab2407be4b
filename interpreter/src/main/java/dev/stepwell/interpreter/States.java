package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.model.State;

/** Gives a scope its turn: enters its state, or has the class of the state's type do its part. Stateless. */
final class States {
    private States() {}

    /** Does the next thing the scope can do by itself; failures of expressions become failures of the state. */
    static void beat(Turn turn, Scope scope) {
        State state = turn.stateOf(scope);
        try {
            switch (scope.phase) {
                case ENTERING -> enter(turn, scope, state);
                case WORKING -> work(turn, scope, state);
                case STARTING -> TaskRun.call(turn, scope, (State.Task) state);
                case LEAVING -> leave(turn, scope, state);
                case FAILING -> fail(turn, scope);
                case NEW, CALLED, OFFERED, ENGAGED, WAITING, BACKING_OFF, JOINING ->
                    throw new EngineBug("scope " + scope.id + " has nothing to do in phase " + scope.phase);
            }
        } catch (EvaluationFailure failure) {
            Recovery.recover(turn, scope, Recovery.evaluationFailed(turn, scope, state, failure));
        }
    }

    private static void enter(Turn turn, Scope scope, State state) {
        scope.beforeEntered = scope.lastEvent;
        scope.enteredAt = turn.now;
        scope.enteredEvent =
                turn.append(scope, entered(state), new EventDetails.StateEntered(scope.state, scope.input));
        scope.phase = Phase.WORKING;
        if (state instanceof State.Task task && !turn.state.isOver()) {
            TaskRun.schedule(turn, scope, task);
        }
    }

    private static void work(Turn turn, Scope scope, State state) {
        switch (state) {
            case State.Pass pass -> PassRun.work(turn, scope, pass);
            case State.Task task -> TaskRun.schedule(turn, scope, task);
            case State.Choice choice -> ChoiceRun.work(turn, scope, choice);
            case State.Wait wait -> WaitRun.work(turn, scope, wait);
            case State.Succeed succeed -> SucceedRun.work(turn, scope, succeed);
            case State.Fail fail -> FailRun.work(turn, scope, fail);
            case State.Parallel parallel -> ParallelRun.work(turn, scope, parallel);
            case State.Map map -> MapRun.work(turn, scope, map);
        }
    }

    private static void leave(Turn turn, Scope scope, State state) {
        switch (state) {
            case State.Task task -> TaskRun.leave(turn, scope, task);
            case State.Wait wait -> WaitRun.leave(turn, scope, wait);
            case State.Parallel parallel -> ParallelRun.leave(turn, scope, parallel);
            case State.Map map -> MapRun.leave(turn, scope, map);
            case State.Pass _, State.Choice _, State.Succeed _, State.Fail _ ->
                throw new EngineBug("state '" + scope.state + "' does its work in one beat");
        }
    }

    private static void fail(Turn turn, Scope scope) {
        Failure failure = scope.failure;
        if (failure == null) {
            throw new EngineBug("scope " + scope.id + " fails without a reason");
        }
        scope.failure = null;
        Recovery.recover(turn, scope, failure);
    }

    private static EventType entered(State state) {
        return switch (state) {
            case State.Pass _ -> EventType.PASS_STATE_ENTERED;
            case State.Task _ -> EventType.TASK_STATE_ENTERED;
            case State.Choice _ -> EventType.CHOICE_STATE_ENTERED;
            case State.Wait _ -> EventType.WAIT_STATE_ENTERED;
            case State.Succeed _ -> EventType.SUCCEED_STATE_ENTERED;
            case State.Fail _ -> EventType.FAIL_STATE_ENTERED;
            case State.Parallel _ -> EventType.PARALLEL_STATE_ENTERED;
            case State.Map _ -> EventType.MAP_STATE_ENTERED;
        };
    }
}
