package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight;
import dev.stepwell.engine.Insight.Minute;
import dev.stepwell.engine.Insight.Overview;
import dev.stepwell.engine.Insight.Pending;
import dev.stepwell.engine.Insight.PendingPage;
import dev.stepwell.engine.Insight.PendingQuery;
import dev.stepwell.engine.Insight.Query;
import dev.stepwell.engine.Insight.SearchPage;
import dev.stepwell.engine.Insight.Waiting;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.StateMachine;
import java.util.Set;

/** State machines with their counts, pending work, and what goes on. */
record Reports(Insight insight, StateMachines machines, PageTokens tokens) {
    private static final int FAILURES_SHOWN = 10;
    private static final Query FAILURES = new Query(
            null, Set.of(Status.FAILED, Status.TIMED_OUT, Status.ABORTED), null, null, null, null, null, null);

    byte[] stateMachines(Parameters parameters) {
        parameters.only("limit", "nextToken");
        String listing = "state-machines";
        Page<StateMachine> page = machines.list(parameters.limit(), tokens.open(listing, parameters.text("nextToken")));
        return new Answer()
                .list("stateMachines", page.items(), this::machine)
                .text("nextToken", tokens.seal(listing, page.next()))
                .finish();
    }

    private void machine(StateMachine machine, Answer item) {
        item.text("stateMachineArn", machine.arn())
                .text("name", machine.name())
                .text("type", machine.type().name())
                .text("status", machine.deleting() ? "DELETING" : "ACTIVE")
                .time("creationDate", machine.creationDate())
                .object("counts", counts -> Shapes.counts(insight.counts(machine.arn()), counts));
    }

    byte[] pending(Parameters parameters) {
        parameters.only("stateMachineArn", "waiting", "limit", "nextToken");
        String waiting = parameters.text("waiting");
        PendingQuery query = new PendingQuery(
                parameters.text("stateMachineArn"),
                waiting == null ? null : parameters.constant("waiting", waiting, Waiting.class));
        String listing = "pending " + query;
        PendingPage page =
                insight.pending(query, parameters.limit(), tokens.open(listing, parameters.text("nextToken")));
        return new Answer()
                .list("tasks", page.tasks(), Reports::task)
                .text("nextToken", tokens.seal(listing, page.next()))
                .finish();
    }

    private static void task(Pending task, Answer item) {
        item.text("executionArn", task.execution().executionArn())
                .text("stateMachineArn", task.execution().stateMachineArn())
                .text("name", task.execution().name())
                .text("state", task.state())
                .text("waiting", task.waiting().name())
                .text("resource", task.resource())
                .text("taskToken", task.taskToken())
                .payload("input", task.input())
                .time("since", task.since())
                .time("dueDate", task.due())
                .time("heartbeatDueDate", task.heartbeatDue());
    }

    byte[] overview(Parameters parameters) {
        parameters.only();
        Overview overview = insight.overview();
        SearchPage failures = insight.search(FAILURES, FAILURES_SHOWN, null);
        return new Answer()
                .time("since", overview.since())
                .object("counts", counts -> Shapes.counts(overview.counts(), counts))
                .flag("counted", overview.areCounted())
                .list("minutes", overview.minutes(), Reports::minute)
                .list("lastFailures", failures.executions(), Shapes::found)
                .finish();
    }

    private static void minute(Minute minute, Answer item) {
        item.time("begin", minute.begin())
                .number("started", minute.started())
                .object("ended", ended -> Shapes.counts(minute.ended(), ended));
    }
}
