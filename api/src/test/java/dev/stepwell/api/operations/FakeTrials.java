package dev.stepwell.api.operations;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Trials;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.trial.Trial;
import dev.stepwell.interpreter.trial.TrialReport;
import dev.stepwell.interpreter.trial.TrialSetup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trials that call nobody and never wait. Confined to one test. */
final class FakeTrials implements Trials {
    @Nullable
    String problem;

    @Nullable
    FieldValidation validation;

    @Override
    public TrialReport run(Request request) {
        ExecutionInfo info = new ExecutionInfo(
                "arn:aws:states:us-east-1:123456789012:express:machine:run",
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                "machine",
                request.roleArn() == null ? "" : request.roleArn(),
                Instant.parse("2026-01-01T00:00:00Z"),
                request.input(),
                null,
                null,
                1);
        TrialSetup setup = new TrialSetup(
                request.state(),
                info,
                request.variables(),
                request.context(),
                request.mock(),
                request.circumstances(),
                Limits.aws());
        Trial trial = new Trial(setup);
        return switch (trial.begin()) {
            case Trial.Progress.Over(TrialReport report) -> report;
            case Trial.Progress.Pause _ -> trial.waited();
            case Trial.Progress.Call call -> trial.succeeded(call.arguments());
        };
    }

    @Override
    public @Nullable String mockProblem(TaskResource.Integration resource, JsonNode result, FieldValidation asked) {
        validation = asked;
        return problem;
    }
}
