package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Insight.Found;
import java.util.Map;

/** What several answers have in common. */
final class Shapes {
    private Shapes() {}

    static void found(Found found, Answer item) {
        summary(found.summary(), item).text("error", found.error()).text("failedState", found.failedState());
    }

    static Answer summary(Summary execution, Answer item) {
        return item.text("executionArn", execution.executionArn())
                .text("stateMachineArn", execution.stateMachineArn())
                .text("stateMachineVersionArn", execution.versionArn())
                .text("stateMachineAliasArn", execution.aliasArn())
                .text("name", execution.name())
                .text("status", execution.status().name())
                .time("startDate", execution.startDate())
                .time("stopDate", execution.stopDate())
                .number("redriveCount", (long) execution.redriveCount())
                .time("redriveDate", execution.redriveDate());
    }

    static void counts(Map<Status, Long> counts, Answer item) {
        counts.forEach((status, count) -> item.number(status.name(), count));
    }
}
