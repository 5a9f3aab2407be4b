package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Summary;
import org.jspecify.annotations.Nullable;

/** DescribeExecution. */
record DescribeExecution(Executions executions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Description execution = executions.describe(Arn.execution(request.text("executionArn")));
        boolean included = !StateMachineAnswer.metadataOnly(request);
        Summary summary = execution.summary();
        answer.text("executionArn", summary.executionArn())
                .text("stateMachineArn", summary.stateMachineArn())
                .text("stateMachineVersionArn", summary.versionArn())
                .text("stateMachineAliasArn", summary.aliasArn())
                .text("name", summary.name())
                .text("status", summary.status().name())
                .time("startDate", summary.startDate())
                .time("stopDate", summary.stopDate());
        data(answer, "input", execution.input(), included);
        data(answer, "output", execution.output(), included);
        if (included) {
            answer.text("error", execution.error()).text("cause", execution.cause());
        }
        String obstacle = execution.redriveObstacle();
        answer.number("redriveCount", summary.redriveCount())
                .time("redriveDate", summary.redriveDate())
                .text("redriveStatus", obstacle == null ? "REDRIVABLE" : "NOT_REDRIVABLE")
                .text("redriveStatusReason", obstacle);
    }

    private static void data(Answer answer, String name, @Nullable Payload payload, boolean included) {
        if (payload != null) {
            answer.payload(name, included ? payload : null)
                    .object(name + "Details", details -> details.flag("included", included));
        }
    }
}
