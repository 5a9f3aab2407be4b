package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The example application on the packaged server, with its real functions, read through the API. */
final class OrderExampleTest {
    private static final Path EXAMPLE = ServerProcess.HOME.resolve("examples/order-fulfilment");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @TempDir
    static Path directory;

    private static ServerProcess server;
    private static SfnClient client;
    private static String machine;

    @BeforeAll
    static void deploy() throws IOException {
        copy(EXAMPLE.resolve("functions"), directory.resolve("functions"));
        server = ServerProcess.start(
                directory.resolve("data"),
                Map.of(),
                "--functions",
                directory.resolve("functions").toString());
        client = Clients.sfn(server.address());
        String definition = Files.readString(EXAMPLE.resolve("state-machine.asl.json"));
        machine = client.createStateMachine(
                        request -> request.name("orders").definition(definition).roleArn(Clients.ROLE))
                .stateMachineArn();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPlainOrderIsConfirmed() throws IOException {
        String execution = start("plain");

        assertThat(end(execution).output()).contains("\"status\":\"CONFIRMED\"", "\"paymentAttempts\":1");
        assertThat(types(execution))
                .containsOnlyOnce(HistoryEventType.MAP_STATE_SUCCEEDED, HistoryEventType.PARALLEL_STATE_SUCCEEDED)
                .contains(HistoryEventType.WAIT_STATE_EXITED)
                .doesNotContain(HistoryEventType.TASK_FAILED);
    }

    @Test
    void aBusyPaymentGatewayIsTriedAgain() throws IOException {
        String execution = start("retried");

        assertThat(end(execution).output()).contains("\"status\":\"CONFIRMED\"", "\"paymentAttempts\":3");
        assertThat(failures(execution)).containsExactly("PaymentGatewayBusy", "PaymentGatewayBusy");
    }

    @Test
    void aLargeOrderWaitsForAPerson() throws IOException {
        String execution = start("approved");

        String token = awaitToken(execution);
        client.sendTaskSuccess(request -> request.taskToken(token).output("{\"approved\":true,\"by\":\"a person\"}"));

        assertThat(end(execution).output()).contains("\"status\":\"CONFIRMED\"", "\"approvedBy\":\"a person\"");
        assertThat(types(execution)).contains(HistoryEventType.TASK_SUBMITTED);
    }

    @Test
    void aRefusedCardIsCaughtAndCompensated() throws IOException {
        String execution = start("refused");

        assertThat(end(execution).output())
                .contains("\"status\":\"REFUSED\"", "\"releasedParcels\":2", "\"carrierCancelled\":true");
        assertThat(failures(execution)).containsExactly("CardRefused");
    }

    @Test
    void aChangedFunctionChangesTheResult() throws IOException {
        String before = end(start("plain")).output();
        Path source = directory.resolve("functions/send-confirmation/src/SendConfirmation.java");
        String code = Files.readString(source);

        Files.writeString(source, code.replace("is on its way", "has left the house"));

        String after = end(start("plain")).output();
        assertThat(before).contains("is on its way");
        assertThat(after).contains("has left the house").doesNotContain("is on its way");
    }

    private static String start(String order) throws IOException {
        String input = Files.readString(EXAMPLE.resolve("orders/" + order + ".json"));
        return client.startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    private static DescribeExecutionResponse end(String execution) {
        while (true) {
            DescribeExecutionResponse now = client.describeExecution(request -> request.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                assertThat(now.status()).as(now.error() + ": " + now.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
                return now;
            }
        }
    }

    private static String awaitToken(String execution) {
        while (true) {
            for (HistoryEvent event : history(execution)) {
                if (event.type() == HistoryEventType.TASK_SUBMITTED) {
                    HistoryEvent scheduled = history(execution).stream()
                            .filter(earlier -> earlier.id() == event.previousEventId() - 1)
                            .findFirst()
                            .orElseThrow();
                    Matcher token =
                            TOKEN.matcher(scheduled.taskScheduledEventDetails().parameters());
                    assertThat(token.find()).isTrue();
                    return token.group(1);
                }
            }
        }
    }

    private static List<HistoryEvent> history(String execution) {
        return client.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                .toList();
    }

    private static List<HistoryEventType> types(String execution) {
        return history(execution).stream().map(HistoryEvent::type).toList();
    }

    private static List<String> failures(String execution) {
        return history(execution).stream()
                .map(HistoryEvent::taskFailedEventDetails)
                .filter(Objects::nonNull)
                .map(details -> details.error())
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
