package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.ChoiceRule;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;

/** Choice: the first rule that holds decides, else Default. Stateless. */
final class ChoiceRun {
    private ChoiceRun() {}

    static void work(Turn turn, Scope scope, State.Choice choice) {
        ScopeFrame frame = new ScopeFrame(turn, scope);
        Payload effective = choice.flow().arguments(frame);
        for (ChoiceRule rule : choice.choices()) {
            if (rule.condition().test(frame, effective)) {
                turn.exit(
                        frame, EventType.CHOICE_STATE_EXITED, rule.flow(), effective, new Transition.Next(rule.next()));
                return;
            }
        }
        String defaultNext = choice.defaultNext();
        if (defaultNext == null) {
            // the documents name States.NoChoiceMatched; measured on AWS it is this
            throw EvaluationFailure.runtime(
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        turn.exit(frame, EventType.CHOICE_STATE_EXITED, choice.flow(), effective, new Transition.Next(defaultNext));
    }
}
