package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;

/** DeleteStateMachine. Deletes whole machines only; a missing one is fine. */
record DeleteStateMachine(StateMachines machines) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Arn arn = Arn.stateMachine(request.text("stateMachineArn")).withoutLabel();
        if (arn.rest() != null) {
            throw new Refused(
                    "ValidationException",
                    "Expected the ARN of a state machine, not of a version or alias: '" + arn.text() + "'");
        }
        machines.delete(arn.text());
    }
}
