package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Insight;
import dev.stepwell.engine.Insight.Detail;
import dev.stepwell.engine.Insight.Query;
import dev.stepwell.engine.Insight.SearchPage;
import dev.stepwell.engine.codec.ScopeOutline;

/** Finding executions, and looking into one. */
record Executions(Insight insight, PageTokens tokens) {
    byte[] search(Parameters parameters) {
        parameters.only(
                "stateMachineArn",
                "status",
                "namePrefix",
                "startedFrom",
                "startedUntil",
                "error",
                "failedState",
                "text",
                "limit",
                "nextToken");
        Query query = new Query(
                parameters.text("stateMachineArn"),
                parameters.statuses(),
                parameters.text("namePrefix"),
                parameters.time("startedFrom"),
                parameters.time("startedUntil"),
                parameters.text("error"),
                parameters.text("failedState"),
                parameters.text("text"));
        String listing = "search " + query;
        SearchPage page = insight.search(query, parameters.limit(), tokens.open(listing, parameters.text("nextToken")));
        return new Answer()
                .list("executions", page.executions(), Shapes::found)
                .text("nextToken", tokens.seal(listing, page.next()))
                .time("scannedUntil", page.scannedUntil())
                .finish();
    }

    byte[] detail(String executionArn, Parameters parameters) {
        boolean data = parameters.only("data").flag("data", true);
        Detail detail = insight.detail(executionArn);
        Description execution = detail.description();
        Answer answer = new Answer();
        Shapes.summary(execution.summary(), answer)
                .text("error", execution.error())
                .text("cause", execution.cause())
                .text("failedState", detail.failedState())
                .list("scopes", detail.scopes(), Executions::scope)
                .flag("allScopes", detail.areAll());
        if (data) {
            answer.payload("input", execution.input()).payload("output", execution.output());
        }
        return answer.finish();
    }

    private static void scope(ScopeOutline scope, Answer item) {
        item.number("id", (long) scope.id())
                .number("parent", (long) scope.parent())
                .number("index", (long) scope.index())
                .text("state", scope.state())
                .text("phase", scope.phase().name())
                .time("enteredDate", scope.enteredAt())
                .number("retryCount", (long) scope.retryCount())
                .time("dueDate", scope.due())
                .time("heartbeatDueDate", scope.heartbeatDue());
        ScopeOutline.Join join = scope.join();
        if (join != null) {
            item.object(
                    "join",
                    part -> part.number("total", (long) join.total())
                            .number("begun", (long) join.begun())
                            .number("finished", (long) join.finished()));
        }
    }
}
