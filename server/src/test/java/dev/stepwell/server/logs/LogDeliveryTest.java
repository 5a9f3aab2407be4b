package dev.stepwell.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.SystemTicker;
import dev.stepwell.engine.log.LogLevel;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.logs.CloudWatchLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Delivery to a log service over HTTP. */
final class LogDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LogSettings SETTINGS =
            new LogSettings(1 << 20, 1 << 19, 4, 3, Duration.ofMillis(1), Duration.ofSeconds(10));

    private final SystemTicker ticker = new SystemTicker();
    private final LogMetrics metrics = new LogMetrics();
    private final CloudWatchStub cloud = new CloudWatchStub("/g", "/h");
    private LogDelivery delivery = delivery(SETTINGS);

    @AfterEach
    void close() {
        cloud.close();
        delivery.close();
        ticker.close();
    }

    private LogDelivery delivery(LogSettings settings) {
        TasksOptions options =
                TasksOptions.fromEnvironment(Map.of("AWS_ENDPOINT_URL_LOGS", cloud.url()), Path.of("unused"));
        return new LogDelivery(settings, new CloudWatchLogs(options), metrics, ticker, "0000abcd");
    }

    private static HistoryEvent event(long id, int inputBytes) {
        Payload input = Payload.ofText("\"" + "x".repeat(inputBytes) + "\"");
        return new HistoryEvent(
                id,
                id - 1,
                Instant.ofEpochMilli(1_700_000_000_000L + id),
                EventType.PASS_STATE_ENTERED,
                new EventDetails.StateEntered("P", input));
    }

    private static LoggedEvents events(String group, String machine, HistoryEvent... events) {
        return new LoggedEvents(new LogTarget(machine, LogLevel.ALL, true, group), "arn:e", 0, List.of(events));
    }

    private List<Integer> ids(String group) {
        return cloud.messages(group).stream()
                .map(message -> Json.read(message).get("id").asString())
                .map(Integer::valueOf)
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private long dropped(DropReason reason) {
        return metrics.dropped(reason).sum();
    }

    @Test
    void eventsArriveInTheirOrderInAStreamOfTheMachineAndTheHour() {
        for (int id = 1; id <= 50; id++) {
            delivery.take(events("/g", "m", event(id, 10)));
        }
        until(() -> metrics.delivered.sum() == 50);

        assertThat(ids("/g")).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(cloud.streams()).allMatch(name -> name.matches("/g:states/m/\\d{4}-\\d\\d-\\d\\d-\\d\\d/0000abcd"));
        until(() -> metrics.waitingBytes.get() == 0);
    }

    @Test
    void eachGroupAndMachineHasAStreamOfItsOwn() {
        delivery.take(events("/g", "m", event(1, 10)));
        delivery.take(events("/g", "n", event(2, 10)));
        delivery.take(events("/h", "m", event(3, 10)));
        until(() -> metrics.delivered.sum() == 3);

        assertThat(ids("/g")).containsExactlyInAnyOrder(1, 2);
        assertThat(ids("/h")).containsExactly(3);
        assertThat(cloud.streams().stream().map(name -> name.substring(0, 11)))
                .contains("/g:states/m", "/g:states/n", "/h:states/m");
    }

    @Test
    void whatGathersMeanwhileGoesTogether() {
        cloud.hold();
        delivery.take(events("/g", "m", event(1, 10)));
        for (int id = 2; id <= 500; id++) {
            delivery.take(events("/g", "m", event(id, 10)));
        }
        cloud.letGo();
        until(() -> metrics.delivered.sum() == 500);

        assertThat(cloud.puts()).hasSizeLessThanOrEqualTo(2);
        assertThat(ids("/g")).isSorted().hasSize(500);
    }

    @Test
    void aBatchStaysWithinTheBoundsOfTheService() {
        delivery.close();
        delivery = delivery(new LogSettings(1 << 26, 1 << 26, 4, 3, Duration.ofMillis(1), Duration.ofSeconds(10)));
        List<HistoryEvent> large = new ArrayList<>();
        for (int id = 1; id <= 10; id++) {
            large.add(event(id, 200 * 1024));
        }
        List<HistoryEvent> many = new ArrayList<>();
        for (int id = 1; id <= 12_000; id++) {
            many.add(event(id, 1));
        }
        delivery.take(events("/g", "m", large.toArray(HistoryEvent[]::new)));
        delivery.take(events("/h", "m", many.toArray(HistoryEvent[]::new)));
        until(() -> metrics.delivered.sum() == 12_010);

        assertThat(ids("/g")).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(ids("/h")).isEqualTo(IntStream.rangeClosed(1, 12_000).boxed().toList());
    }

    @Test
    void executionsThatOvertakeEachOtherAreSortedByTime() {
        cloud.hold();
        delivery.take(events("/g", "m", event(5, 10)));
        until(() -> cloud.asked() == 1);
        delivery.take(events("/g", "m", event(9, 10), event(10, 10)));
        delivery.take(events("/g", "m", event(7, 10)));
        cloud.letGo();
        until(() -> metrics.delivered.sum() == 4);

        assertThat(ids("/g")).containsExactly(5, 7, 9, 10);
    }

    @Test
    void aRefusalThatPassesIsTriedAgain() {
        cloud.fail(1, 400, "ThrottlingException");
        cloud.fail(1, 500, "InternalFailure");
        delivery.take(events("/g", "m", event(1, 10)));
        until(() -> metrics.delivered.sum() == 1);

        assertThat(ids("/g")).containsExactly(1);
    }

    @Test
    void afterSomeTriesItIsGivenUpAndTheNextOnesAreTried() {
        cloud.fail(3, 503, "ServiceUnavailableException");
        delivery.take(events("/g", "m", event(1, 10), event(2, 10)));
        until(() -> dropped(DropReason.UNAVAILABLE) == 2);

        delivery.take(events("/g", "m", event(3, 10)));
        until(() -> metrics.delivered.sum() == 1);
        assertThat(ids("/g")).containsExactly(3);
    }

    @Test
    void aGroupThatIsNotThereIsRefusedAndHoldsUpNoOther() {
        delivery.take(events("/missing", "m", event(1, 10)));
        delivery.take(events("/g", "m", event(2, 10)));
        until(() -> metrics.delivered.sum() == 1 && dropped(DropReason.REFUSED) == 1);

        assertThat(ids("/g")).containsExactly(2);
        until(() -> metrics.waitingBytes.get() == 0);
    }

    @Test
    void aStreamThatIsGoneIsMadeAgain() {
        delivery.take(events("/g", "m", event(1, 10)));
        until(() -> metrics.delivered.sum() == 1);
        cloud.forgetStreams();

        delivery.take(events("/g", "m", event(2, 10)));
        until(() -> metrics.delivered.sum() == 2);
        assertThat(ids("/g")).containsExactly(2);
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        cloud.hold();
        for (int id = 1; id <= 8; id++) {
            delivery.take(events("/g", "m", event(id, 100 * 1024)));
        }
        assertThat(dropped(DropReason.QUEUE_FULL)).as("the destination's bound").isEqualTo(3);
        for (int id = 1; id <= 8; id++) {
            delivery.take(events("/h", "m" + id, event(id, 100 * 1024)));
        }
        assertThat(dropped(DropReason.QUEUE_FULL)).as("the bound of all").isEqualTo(6);
        cloud.letGo();
        until(() -> metrics.delivered.sum() == 10);

        until(() -> metrics.waitingBytes.get() == 0);
    }

    @Test
    void closingDeliversWhatWaits() {
        for (int id = 1; id <= 200; id++) {
            delivery.take(events("/g", "m", event(id, 10)));
        }
        delivery.close();

        assertThat(ids("/g")).hasSize(200);
        delivery.take(events("/g", "m", event(201, 10)));
        assertThat(dropped(DropReason.CLOSED)).isEqualTo(1);
    }

    @Test
    void closingDoesNotWaitForAServiceThatDoesNotAnswer() {
        delivery.close();
        delivery = delivery(new LogSettings(1 << 20, 1 << 20, 4, 3, Duration.ofMillis(1), Duration.ofMillis(50)));
        cloud.hold();
        for (int id = 1; id <= 3; id++) {
            delivery.take(events("/g", "m", event(id, 10)));
        }
        delivery.close();

        until(() -> dropped(DropReason.CLOSED) == 3);
        assertThat(metrics.waitingBytes.get()).isZero();
    }

    @Test
    void withoutAConfiguredServiceEventsAreOnlyCounted() {
        UnconfiguredLogs nowhere = new UnconfiguredLogs(metrics);

        nowhere.take(events("/g", "m", event(1, 10), event(2, 10)));
        nowhere.take(events("/g", "m", event(3, 10)));

        assertThat(dropped(DropReason.NOT_CONFIGURED)).isEqualTo(3);
    }
}
