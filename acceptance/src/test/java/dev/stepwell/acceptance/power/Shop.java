package dev.stepwell.acceptance.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client of a server whose disk misbehaves: asks once, or until it gets what it wants. */
final class Shop {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final RawClient client;
    private final Outside outside;

    Shop(URI server, Outside outside) {
        this.client = new RawClient(server);
        this.outside = outside;
    }

    void open() throws IOException {
        for (Machines machine : Machines.values()) {
            assertThat(client.call("CreateStateMachine", machine.creation()).status())
                    .isEqualTo(200);
        }
    }

    RawClient.Answer start(Machines machine, String name) throws IOException {
        return client.call(
                "StartExecution", "{\"stateMachineArn\":\"" + machine.arn() + "\",\"name\":\"" + name + "\"}");
    }

    RawClient.Answer describe(Machines machine, String name) throws IOException {
        return client.call("DescribeExecution", "{\"executionArn\":\"" + machine.execution(name) + "\"}");
    }

    RawClient.Answer list(Machines machine) throws IOException {
        return client.call("ListExecutions", "{\"stateMachineArn\":\"" + machine.arn() + "\"}");
    }

    RawClient.Answer history(Machines machine, String name) throws IOException {
        return client.call("GetExecutionHistory", "{\"executionArn\":\"" + machine.execution(name) + "\"}");
    }

    RawClient.Answer answer(String token, String output) throws IOException {
        return client.call(
                "SendTaskSuccess", "{\"taskToken\":\"" + token + "\",\"output\":\"\\\"" + output + "\\\"\"}");
    }

    /** The token that an execution of {@link Machines#WAITING} handed out. */
    String token() throws InterruptedException {
        String payload = outside.tokens().poll(1, TimeUnit.MINUTES);
        if (payload == null) {
            throw new AssertionError("no token came");
        }
        return payload.split("\\|", -1)[3];
    }

    /** Starts it again and again, as a client that is refused would. */
    void startAtLast(Machines machine, String name) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        RawClient.Answer answer = start(machine, name);
        while (answer.status() != 200) {
            assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            answer = start(machine, name);
        }
    }

    /** Waits until these have succeeded. */
    void awaitSuccess(Machines machine, List<String> names) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (String name : names) {
            RawClient.Answer answer = describe(machine, name);
            while (!answer.body().contains("\"SUCCEEDED\"")) {
                assertThat(answer.body()).as(name).contains("\"RUNNING\"");
                assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
                answer = describe(machine, name);
            }
        }
    }
}
