package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.Versions.Version;

/** DescribeStateMachine, of a machine or a version. */
record DescribeStateMachine(StateMachines machines) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        StateMachine machine = machines.describe(Arn.startable(request.text("stateMachineArn")));
        Version version = machine.version();
        StateMachineAnswer.write(machine, StateMachineAnswer.metadataOnly(request), answer);
        answer.text("status", machine.deleting() ? "DELETING" : "ACTIVE")
                .text("type", machine.type().name())
                .time("creationDate", version == null ? machine.creationDate() : version.creationDate())
                .text("description", version == null ? null : version.description());
    }
}
