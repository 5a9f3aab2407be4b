package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Page;
import dev.stepwell.interpreter.HistoryEvent;

/** GetExecutionHistory. */
record GetExecutionHistory(Executions executions, PageTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.execution(request.text("executionArn"));
        boolean reverse = request.flag("reverseOrder", false);
        String listing = "GetExecutionHistory " + arn + " " + reverse;
        byte[] from = tokens.open(listing, request.textOrNull("nextToken"));
        Page<HistoryEvent> page = executions.history(arn, reverse, Paging.items(request), from);
        boolean data = request.flag("includeExecutionData", true);
        answer.list("events", page.items(), (event, item) -> HistoryEventWriter.write(event, data, item))
                .text("nextToken", tokens.seal(listing, page.next()));
    }
}
