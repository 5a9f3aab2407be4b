package dev.stepwell.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.ExecutionRow.Fault;
import dev.stepwell.engine.row.ExecutionRow.Kept;
import dev.stepwell.engine.row.Redrives;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.SearchKeys;
import dev.stepwell.store.Batch;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store that fails, and executions that change, do to the rows and numbers that are filled in. */
final class BackFillTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OPENED = STARTED.plusSeconds(60);
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
    private static final String OTHER = "arn:aws:states:us-east-1:123456789012:stateMachine:other";

    private final InterruptedStore store = new InterruptedStore();

    private static ExecutionKey key(String name) {
        return RowKeys.execution(name, STARTED.toEpochMilli(), 1);
    }

    private static ExecutionRow running(String machine, String name) {
        return new ExecutionRow(
                name,
                name,
                machine,
                1,
                1,
                Status.RUNNING,
                STARTED,
                null,
                0,
                null,
                Kept.NOTHING,
                Redrives.NONE,
                null,
                null);
    }

    private static ExecutionRow failed(ExecutionRow row, Instant at) {
        return row.closed(Status.FAILED, at, 1, Kept.STATE, new Fault("Boom", "S"));
    }

    /** As a version without a search wrote it. */
    private void old(ExecutionRow row) {
        store.disk()
                .commit(new Batch().put(Table.EXECUTION, key(row.name()).bytes(), row.encode()))
                .join();
    }

    private void old(int executions) {
        for (int i = 0; i < executions; i++) {
            old(running(MACHINE, "e" + i));
        }
    }

    /** The one that a slice looks at before all others. */
    private ExecutionRow first() {
        return ExecutionRow.decode(store.disk()
                .scan(Table.EXECUTION, new byte[0], null, 1)
                .getFirst()
                .value());
    }

    private ExecutionRow stored(String name) {
        return ExecutionRow.decode(Objects.requireNonNull(
                store.disk().get(Table.EXECUTION, key(name).bytes())));
    }

    /** What a lane writes when an execution changes its status. */
    private void become(ExecutionRow row) {
        ExecutionKey key = key(row.name());
        Batch batch = new Batch().put(Table.EXECUTION, key.bytes(), row.encode());
        IndexRows.left(key, stored(row.name()), batch);
        IndexRows.changed(key, row, batch);
        store.disk().commit(batch).join();
    }

    private long counted(Status status) {
        return new Counts(store).all().getOrDefault(status, -1L);
    }

    private int found(byte[] prefix) {
        return store.scan(Table.SEARCH, prefix, Keys.after(prefix), 1_000).size();
    }

    private static void finish(BackFill backFill) {
        for (int i = 0; i < 10 && !backFill.isDone(); i++) {
            assertThat(backFill.slice()).isTrue();
        }
        assertThat(backFill.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256, 300, 512})
    void aSliceIsCountedOnceThoughItsSecondWriteFails(int executions) {
        old(executions);
        BackFill backFill = BackFill.open(store, OPENED);
        store.beforeCommits(
                () -> become(first().closed(Status.SUCCEEDED, OPENED, 1, Kept.NOTHING, null)),
                () -> store.disk().failNext(1, "the disk failed"));

        assertThat(backFill.slice()).isFalse();
        assertThat(backFill.isDone()).isFalse();
        assertThat(counted(Status.RUNNING)).isEqualTo(Math.min(executions, 256));

        finish(backFill);
        assertThat(counted(Status.RUNNING)).isEqualTo(executions);
        assertThat(found(SearchKeys.status(Status.RUNNING))).isEqualTo(executions - 1);
        assertThat(found(SearchKeys.waiting())).isEqualTo(executions - 1);
        assertThat(found(SearchKeys.status(Status.SUCCEEDED))).isOne();
        assertThat(found(SearchKeys.namePrefix("e"))).isEqualTo(executions);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void aSliceIsCountedOnceThoughItsFirstWriteFails(int executions) {
        old(executions);
        BackFill backFill = BackFill.open(store, OPENED);
        store.disk().failNext(1, "the disk failed");

        assertThat(backFill.slice()).isFalse();
        assertThat(counted(Status.RUNNING)).isZero();

        finish(backFill);
        assertThat(counted(Status.RUNNING)).isEqualTo(executions);
    }

    @Test
    void aSliceIsCountedOnceThoughTheStoreCannotBeReadInItsMiddle() {
        old(running(MACHINE, "e"));
        old(running(OTHER, "o"));
        BackFill backFill = BackFill.open(store, OPENED);
        store.beforeCountReads(() -> {}, () -> {
            throw new StoreUnusable("the disk failed");
        });

        assertThatThrownBy(backFill::slice).isInstanceOf(StoreUnusable.class);

        finish(backFill);
        assertThat(counted(Status.RUNNING)).isEqualTo(2);
    }

    @Test
    void aRestartBetweenBothWritesCountsNobodyTwice() {
        old(300);
        BackFill backFill = BackFill.open(store, OPENED);
        store.beforeCommits(
                () -> become(first().closed(Status.SUCCEEDED, OPENED, 1, Kept.NOTHING, null)),
                () -> store.disk().failNext(1, "the disk failed"));
        assertThat(backFill.slice()).isFalse();

        finish(BackFill.open(store, OPENED.plusSeconds(60)));

        assertThat(counted(Status.RUNNING)).isEqualTo(300);
    }

    @Test
    void anExecutionThatChangesAgainMeanwhileIsFoundAsItIsInTheEnd() {
        old(failed(running(MACHINE, "e"), STARTED));
        BackFill backFill = BackFill.open(store, OPENED);
        store.beforeCommits(
                () -> become(stored("e").redriven(null, OPENED)), () -> become(failed(stored("e"), OPENED)));

        finish(backFill);

        assertThat(found(SearchKeys.status(Status.FAILED))).isOne();
        assertThat(found(SearchKeys.state("S"))).isOne();
        assertThat(found(SearchKeys.error(MACHINE, "Boom"))).isOne();
        assertThat(found(SearchKeys.status(Status.RUNNING))).isZero();
        assertThat(found(SearchKeys.waiting())).isZero();
    }

    @Test
    void aHistoryThatCannotBeReadStopsNothing() {
        old(failed(running(MACHINE, "e"), STARTED));
        old(running(MACHINE, "f"));
        BackFill backFill = BackFill.open(store, OPENED);
        become(stored("e").redriven(null, OPENED));
        byte[] damaged = {1};
        store.disk()
                .commit(new Batch().put(Table.HISTORY, Keys.history(key("e"), 1), damaged))
                .join();

        finish(backFill);

        assertThat(counted(Status.FAILED)).isOne();
        assertThat(counted(Status.RUNNING)).isOne();
        assertThat(found(SearchKeys.namePrefix("e"))).isOne();
    }
}
