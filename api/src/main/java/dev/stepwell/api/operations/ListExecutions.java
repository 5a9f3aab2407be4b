package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ListExecutions of a Standard machine, a version or an alias, newest first. */
record ListExecutions(Executions executions, PageTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String machine = machine(request);
        Status status = status(request.textOrNull("statusFilter"));
        String listing = "ListExecutions " + machine + " " + status;
        byte[] from = tokens.open(listing, request.textOrNull("nextToken"));
        Page<Summary> page = executions.list(machine, status, Paging.items(request), from);
        answer.list("executions", page.items(), ListExecutions::write)
                .text("nextToken", tokens.seal(listing, page.next()));
    }

    private static String machine(Request request) {
        String machine = request.textOrNull("stateMachineArn");
        String mapRun = request.textOrNull("mapRunArn");
        if (machine != null && mapRun != null) {
            throw new Refused("ValidationException", "Only one of stateMachineArn and mapRunArn may be specified");
        }
        if (mapRun != null) {
            throw MapRuns.notFound(Arn.mapRun(mapRun));
        }
        if (request.has("redriveFilter")) {
            throw new Refused("ValidationException", "redriveFilter can only be used with mapRunArn");
        }
        if (machine == null) {
            throw new Refused(
                    "ValidationException",
                    "Either stateMachineArn or mapRunArn must be specified",
                    Map.of("reason", "MISSING_REQUIRED_PARAMETER"));
        }
        return Arn.startable(machine);
    }

    private static @Nullable Status status(@Nullable String filter) {
        if (filter == null) {
            return null;
        }
        Status status = Status.valueOf(filter);
        if (status == Status.PENDING_REDRIVE) {
            throw new Refused("ValidationException", "statusFilter PENDING_REDRIVE can only be used with mapRunArn");
        }
        return status;
    }

    private static void write(Summary execution, Answer item) {
        item.text("executionArn", execution.executionArn())
                .text("stateMachineArn", execution.stateMachineArn())
                .text("stateMachineVersionArn", execution.versionArn())
                .text("stateMachineAliasArn", execution.aliasArn())
                .text("name", execution.name())
                .text("status", execution.status().name())
                .time("startDate", execution.startDate())
                .time("stopDate", execution.stopDate());
        if (execution.redriveDate() != null) {
            item.number("redriveCount", execution.redriveCount()).time("redriveDate", execution.redriveDate());
        }
    }
}
