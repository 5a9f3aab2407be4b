package dev.stepwell.acceptance.crash;

import java.util.Iterator;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Stops executions that would never end. */
final class Stopping extends Driver {
    private final Journal journal;

    Stopping(Journal journal, Target target, long seed) {
        super(target, seed, 12, 60);
        this.journal = journal;
    }

    @Override
    void step(SfnClient client) {
        Iterator<Map.Entry<String, Journal.Start>> candidates = journal.acknowledged().entrySet().stream()
                .filter(start -> start.getValue().kind() == Kind.ENDLESS)
                .filter(start -> !journal.stopped().containsKey(start.getKey()))
                .iterator();
        if (!candidates.hasNext()) {
            return;
        }
        Map.Entry<String, Journal.Start> chosen = candidates.next();
        String error = "stop-of-" + chosen.getValue().name();
        Told<StopExecutionResponse> told = journal.count(
                "StopExecution",
                Told.by(() -> client.stopExecution(
                        request -> request.executionArn(chosen.getKey()).error(error))));
        switch (told) {
            case Told.Done<StopExecutionResponse> _ -> journal.stopped(chosen.getKey(), error);
            case Told.Refused<StopExecutionResponse>(var reason) -> throw reason;
            case Told.Nothing<StopExecutionResponse> _ -> {}
        }
    }
}
