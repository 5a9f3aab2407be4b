package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Billing;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Ended;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Name;

/** StartSyncExecution. Answers when the execution is over; one that failed is an answer too. */
record StartSyncExecution(Executions executions) implements Operation {
    @Override
    public void requireRoom() {
        executions.requireRoomForExpress();
    }

    @Override
    public void perform(Request request, Answer answer) {
        String machine = Arn.startable(request.text("stateMachineArn"));
        String name = request.textOrNull("name");
        if (name != null) {
            Name.checked(name);
        }
        Ended ended = executions.runExpress(machine, name, ExecutionInput.of(request));
        Description execution = ended.description();
        Summary summary = execution.summary();
        boolean included = !StateMachineAnswer.metadataOnly(request);
        answer.text("executionArn", summary.executionArn())
                .text("stateMachineArn", summary.stateMachineArn())
                .text("name", summary.name())
                .time("startDate", summary.startDate())
                .time("stopDate", summary.stopDate())
                .text("status", summary.status().name());
        if (included) {
            answer.text("error", execution.error()).text("cause", execution.cause());
        }
        answer.payload("input", included ? execution.input() : null)
                .object("inputDetails", details -> details.flag("included", included))
                .payload("output", included ? execution.output() : null)
                .object("outputDetails", details -> details.flag("included", included))
                .text("traceHeader", request.textOrNull("traceHeader"));
        Billing billing = ended.billing();
        answer.object(
                "billingDetails",
                details -> details.number("billedMemoryUsedInMB", billing.billedMegabytes())
                        .number("billedDurationInMilliseconds", billing.billedMillis()));
    }
}
