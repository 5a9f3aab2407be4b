package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;
import java.util.List;
import java.util.Map;

/** UpdateMapRun. Distributed Maps do not run yet, so there is none to update. */
record UpdateMapRun() implements Operation {
    private static final List<String> SETTINGS =
            List.of("maxConcurrency", "toleratedFailureCount", "toleratedFailurePercentage");

    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.mapRun(request.text("mapRunArn"));
        if (SETTINGS.stream().noneMatch(request::has)) {
            throw new Refused(
                    "ValidationException",
                    "At least one of " + String.join(", ", SETTINGS) + " must be specified",
                    Map.of("reason", "MISSING_REQUIRED_PARAMETER"));
        }
        throw MapRuns.notFound(arn);
    }
}
