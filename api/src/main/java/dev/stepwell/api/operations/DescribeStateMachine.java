package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.StateMachine;

/** DescribeStateMachine. */
record DescribeStateMachine(StateMachines machines) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        StateMachine machine = machines.describe(Arn.plainStateMachine(request.text("stateMachineArn")));
        StateMachineAnswer.write(machine, StateMachineAnswer.metadataOnly(request), answer);
        answer.text("status", machine.deleting() ? "DELETING" : "ACTIVE")
                .text("type", machine.type().name())
                .time("creationDate", machine.creationDate());
    }
}
