package dev.stepwell.acceptance.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Starts executions of one kind; a start that was left without an answer is repeated under the same name. */
final class Starting extends Driver {
    private static final int CONTRADICTION_IN = 8;

    private final Kind kind;
    private final Journal journal;
    private final Deque<Journal.Start> unsure = new ArrayDeque<>();

    Starting(Kind kind, Journal journal, Target target, long seed, int paceMillis) {
        super(target, seed, 8, paceMillis);
        this.kind = kind;
        this.journal = journal;
    }

    @Override
    void step(SfnClient client) {
        Journal.Start start = unsure.poll();
        if (start == null) {
            if (journal.isClosing()) {
                settle();
                return;
            }
            start = journal.newStart(kind);
        }
        start(client, start);
    }

    private void start(SfnClient client, Journal.Start start) {
        switch (journal.count("StartExecution of " + kind, tell(client, start, "1"))) {
            case Told.Done<StartExecutionResponse>(var answer) -> {
                journal.acknowledged(start, answer.executionArn());
                contradict(client, start);
            }
            case Told.Refused<StartExecutionResponse>(var reason) -> {
                // it was done before the answer was lost, and has ended
                if (!reason.awsErrorDetails().errorCode().equals("ExecutionAlreadyExists")) {
                    throw reason;
                }
                journal.acknowledged(start, kind.executionArn(start.name()));
            }
            case Told.Nothing<StartExecutionResponse>() -> {
                if (!kind.isExpress()) {
                    unsure.add(start);
                }
            }
        }
    }

    /** A name stands for one input. */
    private void contradict(SfnClient client, Journal.Start start) {
        if (kind.isExpress() || random.nextInt(CONTRADICTION_IN) > 0) {
            return;
        }
        if (tell(client, start, "2") instanceof Told.Done<StartExecutionResponse>) {
            journal.violation("the name " + start + " was given twice");
        }
    }

    private Told<StartExecutionResponse> tell(SfnClient client, Journal.Start start, String variant) {
        String input = "{\"items\":[1,2,3],\"name\":\"" + start.name() + "\",\"variant\":" + variant + "}";
        return Told.by(() -> client.startExecution(request ->
                request.stateMachineArn(kind.machineArn()).name(start.name()).input(input)));
    }
}
