package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Started;
import dev.stepwell.engine.Name;

/** StartExecution. Answers when the start is durable. */
record StartExecution(Executions executions) implements Operation {
    @Override
    public void requireRoom() {
        executions.requireRoom();
    }

    @Override
    public void perform(Request request, Answer answer) {
        String machine = Arn.startable(request.text("stateMachineArn"));
        String name = request.textOrNull("name");
        if (name != null) {
            Name.checked(name);
        }
        Started started = executions.start(machine, name, ExecutionInput.of(request));
        answer.text("executionArn", started.executionArn()).time("startDate", started.startDate());
    }
}
