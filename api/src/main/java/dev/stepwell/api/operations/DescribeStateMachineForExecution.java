package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.StateMachines.StateMachine;

/** DescribeStateMachineForExecution: the machine as the execution uses it. */
record DescribeStateMachineForExecution(Executions executions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        StateMachine machine = executions.stateMachineFor(Arn.execution(request.text("executionArn")));
        StateMachineAnswer.write(machine, StateMachineAnswer.metadataOnly(request), answer);
        answer.time("updateDate", machine.updateDate());
    }
}
