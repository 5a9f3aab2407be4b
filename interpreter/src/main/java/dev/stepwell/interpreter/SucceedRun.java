package dev.stepwell.interpreter;

import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;

/** Succeed: ends its scope with its output. Stateless. */
final class SucceedRun {
    private static final Transition END = new Transition.End();

    private SucceedRun() {}

    static void work(Turn turn, Scope scope, State.Succeed succeed) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        turn.exit(
                frame,
                EventType.SUCCEED_STATE_EXITED,
                succeed.flow(),
                succeed.flow().arguments(frame),
                END);
    }
}
