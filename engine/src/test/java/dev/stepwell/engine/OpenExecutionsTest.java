package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many executions are open, as an engine knows it that did not see them start. */
final class OpenExecutionsTest {
    private static final byte[] FIRST = {};
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final World world = new World(EngineOptions.defaults()
            .withLanes(2)
            .withLimits(World.limits(Limits.aws().historyEventsMax(), 4)));
    private String machine = "";

    @BeforeEach
    void create() {
        machine = world.machine("m", Definitions.WAIT_LONG);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void start(int count) {
        start("e", count);
    }

    private void start(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            world.start(machine, prefix + i, "{}");
        }
        // what began in the very millisecond of an opening is not taken for older than it
        world.ticker.advance(Duration.ofSeconds(1));
    }

    private long open() {
        return world.engine.load().executionsOpen();
    }

    private void delete(Table table) {
        world.store.commit(new Batch().deleteRange(table, FIRST, LAST)).join();
    }

    @Test
    void anEngineThatOpensKnowsItWithoutLookingAtThem() {
        start(4);
        world.engine.executions().stop("arn:aws:states:us-east-1:123456789012:execution:m:e0", null, null);
        delete(Table.LISTING);

        world.restart();

        assertThat(open()).isEqualTo(3);
    }

    @Test
    void theLimitHoldsFromTheFirstStartOn() {
        start(4);
        world.restart();

        assertThatThrownBy(() -> world.start(machine, "more", "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ExecutionLimitExceeded"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void itIsExactWhateverOfTheLastChangesACrashKeeps(long seed) {
        start(2);
        world.store.hold();
        world.engine.requests().stop("arn:aws:states:us-east-1:123456789012:execution:m:e0", null, null);
        World.until(() -> world.store.held() == 1);
        // the other lane has a batch of its own
        world.engine.requests().start(machine, "f0", Payload.ofText("{}"));
        world.engine.requests().start(machine, "f1", Payload.ofText("{}"));
        World.until(() -> world.engine.metrics().executionsStarted.sum() == 4);

        world.crash(seed);

        assertThat(open())
                .isEqualTo(world.engine
                        .executions()
                        .list(machine, Status.RUNNING, 100, null)
                        .items()
                        .size());
    }

    private void damageCounts() {
        Batch damage = new Batch();
        world.store
                .scan(Table.COUNT, FIRST, null, 100)
                .forEach(row -> damage.put(Table.COUNT, row.key(), new byte[] {99, 99, 99}));
        assertThat(damage.isEmpty()).isFalse();
        world.store.commit(damage).join();
    }

    @Test
    void itIsCountedAnewWhenTheNumbersCannotBeRead() {
        start(3);
        damageCounts();

        world.restart();

        World.until(() -> open() == 3);
    }

    @Test
    void itIsCountedAnewWhenNumbersWereLostInAFormerLife() {
        start(2);
        world.restart();
        damageCounts();
        // each lane writes its numbers anew, so all of them can be read again
        start("f", 2);
        assertThat(world.engine.insight().overview().counts()).containsEntry(Status.RUNNING, 2L);

        world.restart();

        World.until(() -> open() == 4);
    }

    @Test
    void itIsCountedWhileExecutionsOfAnOlderVersionAreNotYet() {
        start(3);
        delete(Table.COUNT);
        world.store
                .commit(new Batch().delete(Table.META, "search-index".getBytes(StandardCharsets.UTF_8)))
                .join();

        world.restart();

        World.until(() -> open() == 3);
        assertThat(world.engine.insight().overview().areCounted()).isFalse();
        world.wind(
                Duration.ofMillis(20), () -> world.engine.insight().overview().areCounted());
        world.restart();
        assertThat(open()).isEqualTo(3);
    }
}
