package dev.stepwell.acceptance.crash;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** Runs synchronous Express executions and never repeats one. */
final class Asking extends Driver {
    private final Journal journal;

    Asking(Journal journal, Target target, long seed) {
        super(target, seed, 20, 20);
        this.journal = journal;
    }

    @Override
    void step(SfnClient client) {
        if (journal.isClosing()) {
            settle();
            return;
        }
        Journal.Start start = journal.newStart(Kind.SYNC);
        Told<StartSyncExecutionResponse> told = journal.count(
                "StartSyncExecution",
                Told.by(() -> client.startSyncExecution(request ->
                        request.stateMachineArn(Kind.SYNC.machineArn()).name(start.name()))));
        switch (told) {
            case Told.Done<StartSyncExecutionResponse>(var end) -> {
                journal.ranSynchronously(start.name(), true);
                if (!end.statusAsString().equals("SUCCEEDED")) {
                    journal.violation(start + " ended " + end.statusAsString() + " " + end.cause());
                }
            }
            case Told.Refused<StartSyncExecutionResponse>(var reason) -> throw reason;
            case Told.Nothing<StartSyncExecutionResponse> _ -> journal.ranSynchronously(start.name(), false);
        }
    }
}
