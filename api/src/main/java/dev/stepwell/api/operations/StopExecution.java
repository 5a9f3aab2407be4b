package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;

/** StopExecution. Answers the end's date when the execution is over already. */
record StopExecution(Executions executions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.execution(request.text("executionArn"));
        answer.time("stopDate", executions.stop(arn, request.textOrNull("error"), request.textOrNull("cause")));
    }
}
