package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Insight.Query;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are damaged, or that a newer version wrote: they are not available, and all the others are. */
final class DamagedRowsTest {
    private static final byte[] FIRST = {};
    private static final byte[] DAMAGED = {99, 99, 99};

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private List<Row> rows(Table table) {
        return world.store.scan(table, FIRST, null, 100);
    }

    /** Replaces every value of the table by one that cannot be read. */
    private List<Row> damage(Table table, byte[] by) {
        List<Row> rows = rows(table);
        Batch batch = new Batch();
        rows.forEach(row -> batch.put(table, row.key(), by));
        world.store.commit(batch).join();
        return rows;
    }

    private void othersRun() {
        String other = world.machine("other", Definitions.WAIT);
        for (int i = 0; i < 20; i++) {
            world.start(other, "e" + i, "{}");
        }
        world.wind(
                Duration.ofSeconds(5),
                () -> world.engine
                                .executions()
                                .list(other, Status.SUCCEEDED, 100, null)
                                .items()
                                .size()
                        == 20);
    }

    @ParameterizedTest
    @EnumSource(
            value = Table.class,
            names = {"EXECUTION", "STATE", "HISTORY", "WAKE"})
    void anExecutionOfWhichOneRowIsDamagedIsLeftAlone(Table table) {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.restart();
        damage(table, DAMAGED);

        othersRun();

        if (table == Table.WAKE) {
            assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        } else {
            assertThatThrownBy(() -> world.engine.executions().stop(execution, null, null))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"));
        }
    }

    @Test
    void aClientIsToldWhichRowCannotBeRead() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        damage(Table.HISTORY, DAMAGED);

        assertThatThrownBy(() -> world.describe(execution))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("ServiceUnavailable"))
                .hasMessageContaining("a stored value in HISTORY under key ")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void damagedCountsStopNobody() {
        String machine = world.machine("m", Definitions.WAIT);
        world.start(machine, "e", "{}");
        world.restart();
        damage(Table.COUNT, DAMAGED);

        world.start(machine, "f", "{}");

        othersRun();
        assertThat(world.engine
                        .executions()
                        .list(machine, Status.SUCCEEDED, 100, null)
                        .items())
                .hasSize(2);
    }

    @Test
    void aSearchLeavesOutWhatCannotBeRead() {
        String machine = world.machine("m", Definitions.WAIT);
        world.start(machine, "e", "{}");
        world.restart();
        damage(Table.EXECUTION, DAMAGED);
        world.start(machine, "f", "{}");

        Query all = new Query(machine, Set.of(), null, null, null, null, null, null);
        assertThat(world.engine.insight().search(all, 10, null).executions())
                .extracting(found -> found.summary().name())
                .containsExactly("f");
    }

    @Test
    void aNewerRecordIsNamedAndNotOverwritten() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.restart();
        Row row = rows(Table.EXECUTION).getFirst();
        byte[] newer = row.value().clone();
        newer[1] = 2;
        damage(Table.EXECUTION, newer);
        List<Row> before = rows(Table.STATE);

        othersRun();

        assertThatThrownBy(() -> world.describe(execution)).hasMessageContaining("a newer version of Stepwell wrote");
        assertThat(world.store.get(Table.EXECUTION, row.key())).isEqualTo(newer);
        for (Row kept : before) {
            assertThat(world.store.get(Table.STATE, kept.key())).isEqualTo(kept.value());
        }
    }

    @Test
    void whatAFormerProcessLeftAndCannotBeReadDoesNotStopTheLane() throws InterruptedException {
        String express = world.machine("express", Definitions.TASK, MachineType.EXPRESS);
        world.start(express, "e", "{}");
        world.connector.next();
        damage(Table.EXPRESS, DAMAGED);

        world.crash(3);

        othersRun();
        assertThat(rows(Table.EXPRESS)).hasSize(1);
    }

    @Test
    void aMachineThatCannotBeReadDoesNotKeepTheOthersFromRunning() {
        String broken = world.machine("broken", Definitions.PASS);
        byte[] key = rows(Table.CATALOG).stream()
                .map(Row::key)
                .filter(each -> each[0] == 'M')
                .findFirst()
                .orElseThrow();
        world.store.commit(new Batch().put(Table.CATALOG, key, DAMAGED)).join();

        world.restart();

        othersRun();
        assertThatThrownBy(() -> world.engine.stateMachines().describe(broken))
                .hasMessageContaining("a stored value in CATALOG under key");
    }

    @Test
    void aClosedExecutionThatCannotBeReadIsKept() {
        world.end(world.start(world.machine("m", Definitions.PASS), "e", "{}"));
        Row row = rows(Table.EXECUTION).getFirst();
        damage(Table.EXECUTION, DAMAGED);

        world.ticker.advance(Duration.ofDays(91));
        String other = world.start(world.machine("other", Definitions.PASS), "o", "{}");
        world.end(other);
        world.wind(
                Duration.ofDays(1),
                () -> rows(Table.EXECUTION).stream().allMatch(each -> Arrays.equals(each.key(), row.key())));

        assertThat(rows(Table.HISTORY)).isNotEmpty();
    }
}
