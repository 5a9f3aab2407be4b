package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;

/** Pass: hands on its effective input, or its fixed Result. Stateless. */
final class PassRun {
    private PassRun() {}

    static void work(Turn turn, Scope scope, State.Pass pass) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = pass.flow().arguments(frame);
        Payload fixed = pass.result();
        turn.exit(
                frame, EventType.PASS_STATE_EXITED, pass.flow(), fixed == null ? effective : fixed, pass.transition());
    }
}
