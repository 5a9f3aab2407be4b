package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import java.util.List;

/** ListMapRuns. Distributed Maps do not run yet, so no execution has any. */
record ListMapRuns(Executions executions, PageTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.execution(request.text("executionArn"));
        tokens.open("ListMapRuns " + arn, request.textOrNull("nextToken"));
        executions.describe(arn);
        answer.list("mapRuns", List.of(), (_, _) -> {});
    }
}
