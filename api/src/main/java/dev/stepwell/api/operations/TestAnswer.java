package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.asl.json.Json;
import dev.stepwell.interpreter.trial.Inspection;
import dev.stepwell.interpreter.trial.TrialReport;
import org.jspecify.annotations.Nullable;

/** Writes how a trial ended. Without a level, or at INFO, what was seen on the way is not told. */
final class TestAnswer {
    private TestAnswer() {}

    static void write(TrialReport report, @Nullable String level, Answer answer) {
        answer.payload("output", report.output())
                .text("error", report.error())
                .text("cause", report.cause())
                .text("nextState", report.nextState())
                .text("status", report.status().name());
        if (level != null && !level.equals("INFO")) {
            answer.object("inspectionData", data -> inspection(report.inspection(), data));
        }
    }

    private static void inspection(Inspection seen, Answer data) {
        seen.stages().forEach((stage, payload) -> data.payload(stage.wireName(), payload));
        data.number("maxConcurrency", seen.maxConcurrency())
                .number("toleratedFailureCount", seen.toleratedFailureCount());
        Double percentage = seen.toleratedFailurePercentage();
        if (percentage != null) {
            data.tree("toleratedFailurePercentage", Json.NODES.numberNode(percentage));
        }
        if (seen.retryIndex() != null || seen.catchIndex() != null) {
            data.object("errorDetails", details -> errorDetails(seen, details));
        }
    }

    private static void errorDetails(Inspection seen, Answer details) {
        details.number("catchIndex", seen.catchIndex()).number("retryIndex", seen.retryIndex());
        Long backoff = seen.retryBackoffSeconds();
        if (backoff != null) {
            details.number("retryBackoffIntervalSeconds", backoff.longValue());
        }
    }
}
