package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.store.Table;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closed executions are forgotten when their time is up, and nothing else is. */
final class RetentionTest {
    private static final List<Table> TABLES =
            List.of(Table.EXECUTION, Table.HISTORY, Table.NAME, Table.LISTING, Table.SEARCH, Table.EXPIRY);

    private final World world = new World(EngineOptions.defaults().withLanes(2).withRetention(Duration.ofHours(1)));

    @AfterEach
    void close() {
        world.close();
    }

    private int rows(Table table) {
        return world.store.scan(table, new byte[] {0}, null, 10_000).size();
    }

    private long deleted() {
        return world.engine.metrics().executionsDeleted.sum();
    }

    @Test
    void whatIsClosedForLongEnoughIsGoneAndItsNameFreeAgain() {
        String machine = world.machine("m", Definitions.PASS);
        String execution = world.start(machine, "e", "{}");
        world.end(execution);

        world.ticker.advance(Duration.ofMinutes(59));
        assertThatThrownBy(() -> world.start(machine, "e", "{}")).hasMessageContaining("Already Exists");
        world.wind(Duration.ofMinutes(1), () -> deleted() == 1);

        assertThat(TABLES).allSatisfy(table -> assertThat(rows(table)).isZero());
        assertThatThrownBy(() -> world.describe(execution)).hasMessageContaining("Does Not Exist");
        assertThat(world.start(machine, "e", "{}")).isEqualTo(execution);
    }

    @Test
    void whatStillRunsStays() {
        String passing = world.machine("passing", Definitions.PASS);
        String waiting = world.machine(
                "waiting",
                Definitions.activity(world.engine
                        .activities()
                        .create("a", java.util.Map.of())
                        .arn()));
        for (int i = 0; i < 600; i++) {
            world.end(world.start(passing, "p" + i, "{}"));
            if (i % 10 == 0) {
                world.start(waiting, "w" + i, "{}");
            }
            world.ticker.advance(Duration.ofMillis(1));
        }
        // the waiting ones time out after five minutes, so look before
        var running = world.engine
                .executions()
                .list(waiting, Status.RUNNING, 1_000, null)
                .items();
        assertThat(running).hasSize(60);

        world.wind(Duration.ofMinutes(1), () -> deleted() == 660);

        assertThat(TABLES).allSatisfy(table -> assertThat(rows(table)).isZero());
    }

    @Test
    void youngAndOpenNeighboursOfExpiredExecutionsStay() {
        String passing = world.machine("passing", Definitions.PASS);
        String looping = world.machine("looping", Definitions.WAIT_LONG);
        for (int i = 0; i < 300; i++) {
            world.end(world.start(passing, "p" + i, "{}"));
            world.start(looping, "l" + i, "{}");
            world.ticker.advance(Duration.ofMillis(1));
        }
        world.ticker.advance(Duration.ofMinutes(30));
        String young = world.start(passing, "young", "{}");
        world.end(young);

        // the clock must not outrun the sweep, or the young one grows old
        world.ticker.advance(Duration.ofMinutes(31));
        world.wind(Duration.ofMillis(50), () -> deleted() == 300);

        assertThat(world.describe(young).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.history(young)).hasSize(6);
        for (int i = 0; i < 300; i++) {
            String open = "arn:aws:states:us-east-1:123456789012:execution:looping:l" + i;
            assertThat(world.describe(open).summary().status()).isEqualTo(Status.RUNNING);
            assertThat(world.history(open)).hasSize(2);
        }
        assertThat(rows(Table.EXPIRY)).isOne();
    }

    @Test
    void aFailedDeletionIsTriedAgain() {
        String machine = world.machine("m", Definitions.PASS);
        world.end(world.start(machine, "e", "{}"));
        world.store.full(true);
        world.ticker.advance(Duration.ofHours(2));
        assertThat(deleted()).isZero();
        world.store.full(false);

        world.wind(Duration.ofMinutes(1), () -> deleted() == 1);
    }

    @Test
    void aRetentionUnderAMinuteIsRefused() {
        assertThatThrownBy(() -> EngineOptions.defaults().withRetention(Duration.ofSeconds(59)))
                .hasMessageContaining("at least a minute");
    }
}
