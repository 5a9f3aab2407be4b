package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;

/** Choice: the first rule that holds decides, else Default. Stateless. */
final class ChoiceRun {
    private ChoiceRun() {}

    static void work(Turn turn, Scope scope, State.Choice choice) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = choice.flow().arguments(frame);
        State.Choice.Decision decision = choice.decide(frame, effective);
        turn.exit(frame, EventType.CHOICE_STATE_EXITED, decision.flow(), effective, decision.transition());
    }
}
