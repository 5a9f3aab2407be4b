package dev.stepwell.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The example application: its definition is accepted, and its orders end as its README says. */
final class OrderFulfilmentTest {
    private static final String YES = "{\"approved\":true,\"by\":\"Me\"}";

    @TempDir
    private static Path work;

    private static Connectors connectors;

    @BeforeAll
    static void open() {
        connectors = Connectors.standard(TasksOptions.fromEnvironment(Map.of(), work)
                .withFunctions(OrderRun.EXAMPLE.resolve("functions"))
                .withJavaRuntime(javaRuntime()));
    }

    @AfterAll
    static void close() {
        connectors.close();
    }

    private static List<Path> javaRuntime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("java-runtime") || entry.contains("aws-lambda-java"))
                .map(Path::of)
                .toList();
    }

    private static OrderRun newRun(String approval) throws IOException {
        return new OrderRun(connectors.list().getFirst(), approval);
    }

    private static String order(String name) throws IOException {
        return Files.readString(OrderRun.EXAMPLE.resolve("orders").resolve(name + ".json"));
    }

    private static JsonNode outputOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var output) -> output.tree();
            case Outcome.Failed failed -> throw new AssertionError("failed: " + failed);
            case Outcome.TimedOut _, Outcome.Aborted _ -> throw new AssertionError(outcome.toString());
        };
    }

    private static Stream<EventType> types(OrderRun run) {
        return run.history().stream().map(HistoryEvent::type);
    }

    @Test
    void plainOrderIsConfirmed() throws Exception {
        OrderRun run = newRun(YES);

        JsonNode output = outputOf(run.run(order("plain")));

        assertThat(Json.text(output))
                .isEqualTo("{\"orderId\":\"A-1001\",\"status\":\"CONFIRMED\",\"total\":46.50,"
                        + "\"approvedBy\":\"nobody needed to\",\"paymentAttempts\":1,"
                        + "\"parcels\":[\"2 x green tea\",\"1 x blue mug\",\"3 x lime honey\"],"
                        + "\"trackingNumber\":\"GB-A-1001\",\"message\":\"Dear Ada Lovelace, your order A-1001 is on its"
                        + " way (GB-A-1001). Thank you! The Tea House\"}");
        assertThat(types(run)).contains(EventType.MAP_ITERATION_SUCCEEDED, EventType.WAIT_STATE_EXITED);
    }

    @Test
    void retriedOrderIsPaidAtTheThirdAttempt() throws Exception {
        OrderRun run = newRun(YES);

        JsonNode output = outputOf(run.run(order("retried")));

        assertThat(output.at("/status").stringValue()).isEqualTo("CONFIRMED");
        assertThat(output.at("/paymentAttempts").intValue()).isEqualTo(3);
        assertThat(types(run).filter(EventType.TASK_FAILED::equals)).hasSize(2);
    }

    @Test
    void largeOrderWaitsForAPerson() throws Exception {
        OrderRun run = newRun(YES);

        JsonNode output = outputOf(run.run(order("approved")));

        assertThat(output.at("/status").stringValue()).isEqualTo("CONFIRMED");
        assertThat(output.at("/approvedBy").stringValue()).isEqualTo("Me");
        assertThat(types(run)).contains(EventType.TASK_SUBMITTED);
    }

    @Test
    void declinedOrderEndsWithoutTouchingTheStock() throws Exception {
        OrderRun run = newRun("{\"approved\":false,\"by\":\"Me\"}");

        JsonNode output = outputOf(run.run(order("approved")));

        assertThat(Json.text(output))
                .isEqualTo("{\"orderId\":\"A-1003\",\"status\":\"DECLINED\",\"declinedBy\":\"Me\"}");
        assertThat(types(run)).doesNotContain(EventType.MAP_STATE_ENTERED);
    }

    @Test
    void refusedCardIsCompensated() throws Exception {
        JsonNode output = outputOf(newRun(YES).run(order("refused")));

        assertThat(Json.text(output))
                .isEqualTo("{\"orderId\":\"A-1004\",\"status\":\"REFUSED\","
                        + "\"reason\":\"the bank refused the card ending in 0002\",\"releasedParcels\":2,"
                        + "\"carrierCancelled\":true}");
    }

    @Test
    void invalidAndUndeliverableOrdersFailWithAReason() throws Exception {
        String plain = order("plain");

        assertThat(newRun(YES).run("{\"orderId\":\"A-1\"}"))
                .isEqualTo(new Outcome.Failed("Order.Invalid", "the order has no customer"));
        assertThat(newRun(YES).run(plain.replace("\"quantity\": 3", "\"quantity\": 19")))
                .isEqualTo(new Outcome.Failed("Order.OutOfStock", "not enough of HONEY-LIME: 19 wanted, 18 in stock"));
    }
}
