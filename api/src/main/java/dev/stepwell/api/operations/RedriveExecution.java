package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;

/** RedriveExecution. Answers when the redrive is durable. */
record RedriveExecution(Executions executions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.execution(request.text("executionArn"));
        answer.time("redriveDate", executions.redrive(arn, request.textOrNull("clientToken")));
    }
}
