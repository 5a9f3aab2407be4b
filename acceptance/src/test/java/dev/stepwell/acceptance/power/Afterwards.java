package dev.stepwell.acceptance.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.acceptance.Clients;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Looks for everything that was acknowledged before a power cut, on the server that was started after it. */
final class Afterwards {
    private final URI server;

    Afterwards(URI server) {
        this.server = server;
    }

    void check(List<Doings.Done> acknowledged, String where) {
        try (SfnClient client = Clients.sfn(server)) {
            List<String> results = results(client, acknowledged);
            for (Doings.Done each : acknowledged) {
                check(client, each, results, where + ": " + each);
            }
            serves(client);
        }
    }

    private static void check(SfnClient client, Doings.Done done, List<String> results, String where) {
        switch (done.thing()) {
            case EXECUTION ->
                assertThat(history(client, done.subject())).as(where).isNotEmpty();
            case EXPRESS, WORKER -> {
                // its execution cannot be looked at, and an attempt without a result is lost with its worker
            }
            case MACHINE -> assertThat(definition(client, done)).as(where).isNotEmpty();
            case DEFINITION -> assertThat(definition(client, done)).as(where).contains(done.mark());
            case STOP -> {
                DescribeExecutionResponse end = client.describeExecution(r -> r.executionArn(done.subject()));
                assertThat(end.status()).as(where).isEqualTo(ExecutionStatus.ABORTED);
                assertThat(end.error()).as(where).isEqualTo(done.mark());
            }
            case RESULT -> assertThat(results).as(where).contains("\"" + done.mark() + "\"");
        }
    }

    private static String definition(SfnClient client, Doings.Done done) {
        return client.describeStateMachine(request -> request.stateMachineArn(done.subject()))
                .definition();
    }

    /** The outputs of the executions whose task somebody answered. */
    private static List<String> results(SfnClient client, List<Doings.Done> acknowledged) {
        List<String> results = new ArrayList<>();
        for (Doings.Done each : acknowledged) {
            if (each.mark().startsWith("waiting-") || each.mark().startsWith("working-")) {
                results.add(client.describeExecution(request -> request.executionArn(each.subject()))
                        .output());
            }
        }
        return results;
    }

    /** A history without a gap. */
    private static List<HistoryEvent> history(SfnClient client, String execution) {
        List<HistoryEvent> events =
                client.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                        .toList();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).id()).as(execution).isEqualTo(i + 1L);
        }
        return events;
    }

    private static void serves(SfnClient client) {
        String machine = client.createStateMachine(request -> request.name("afterwards")
                        .definition(Machines.idle("afterwards"))
                        .roleArn(Clients.ROLE))
                .stateMachineArn();
        String execution = client.startExecution(request -> request.stateMachineArn(machine))
                .executionArn();
        while (client.describeExecution(request -> request.executionArn(execution))
                        .status()
                == ExecutionStatus.RUNNING) {
            Thread.onSpinWait();
        }
    }
}
