package dev.stepwell.engine.lane;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.codec.StateCodec;
import dev.stepwell.engine.codec.StateHeader;
import dev.stepwell.engine.codec.StateRow;
import dev.stepwell.engine.codec.StoredChunk;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.engine.row.Through;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads executions with their control state from the store. Stateless. */
final class Loader {
    private static final int ROWS_PER_SCAN = 1_000;
    private static final long FIRST_EVENT = 1;

    private final LaneServices services;

    Loader(LaneServices services) {
        this.services = services;
    }

    /** The open execution, or null when it is over or was never there. */
    @Nullable
    Live open(ExecutionKey key) {
        ExecutionRow row = services.reader().row(key);
        if (row == null || row.status() != Status.RUNNING) {
            return null;
        }
        services.metrics().cacheMisses.increment();
        StateHeader header = header(key, row);
        Live live = load(key, row, header);
        live.marked = live.state.hasOpenCalls();
        // one that was cut short may have to wait for its turn, and then only its row knows until when
        boolean mayWaitForTurn = services.transitions() != null && live.state.isCutShort();
        live.turnAt = mayWaitForTurn ? Live.TURN_UNKNOWN : Live.NO_TURN;
        Instant wake = mayWaitForTurn ? null : live.state.nextWake();
        live.wakeRow = wake == null ? Live.NO_WAKE : wake.toEpochMilli();
        live.wakeCertain = false;
        // an earlier version's execution may have got the row without waiting for anybody
        live.waits = !header.isAlone() || live.state.awaitsOthers();
        return live;
    }

    /** The execution that has ended, with the state that was kept for a redrive. */
    Live resting(ExecutionKey key, ExecutionRow row) {
        return load(key, row, header(key, row));
    }

    private StateHeader header(ExecutionKey key, ExecutionRow row) {
        byte[] header = services.store().get(Table.STATE, Keys.state(key, StateHeader.ROW));
        if (header == null) {
            throw new EngineBug("execution " + row.arn() + " has no control state");
        }
        return Stored.read(Table.STATE, key.bytes(), header, StateHeader::open);
    }

    private Live load(ExecutionKey key, ExecutionRow row, StateHeader header) {
        List<StateRow> rows = new ArrayList<>();
        Map<Long, String> children = new HashMap<>();
        int weight = header.size() + (header.isAlone() ? 0 : readOthers(key, rows, children));
        StoredChunk firstChunk = services.reader().firstChunk(key);
        Machine machine = services.machines().running(row.machineId(), row.revision());
        ExecutionInfo info = info(key, row, machine, firstChunk);
        StateCodec codec = Stored.read(
                Table.STATE,
                key.bytes(),
                () -> StateCodec.decode(
                        info,
                        header,
                        rows,
                        first -> first == FIRST_EVENT
                                ? firstChunk
                                : services.reader().chunk(key, first)));
        // most are short, and then a chunk need not be looked for
        boolean isOnly = firstChunk.lastId() == header.lastEventId();
        StoredChunk lastChunk = isOnly ? firstChunk : services.reader().lastChunk(key);
        codec.state().lastEventAt(lastChunk.lastTimestamp());
        Live live = new Live(key, machine, codec, row);
        live.rows.add(StateHeader.ROW);
        rows.forEach(read -> live.rows.add(read.row()));
        children.forEach((attempt, arn) -> {
            live.rows.add(RowKeys.ENGINE_ROW | attempt);
            live.children.put(attempt, arn);
        });
        live.stored = row;
        live.weight += weight;
        return live;
    }

    /** @return bytes read */
    private int readOthers(ExecutionKey key, List<StateRow> rows, Map<Long, String> children) {
        byte[] to = Keys.after(key.bytes());
        int bytes = 0;
        byte[] from = Keys.state(key, StateHeader.ROW + 1);
        List<Row> page = services.store().scan(Table.STATE, from, to, ROWS_PER_SCAN);
        while (!page.isEmpty()) {
            for (Row row : page) {
                long number = RowKeys.stateRow(row.key());
                if ((number & RowKeys.ENGINE_ROW) != 0) {
                    children.put(number & ~RowKeys.ENGINE_ROW, new String(row.value(), StandardCharsets.UTF_8));
                } else {
                    rows.add(new StateRow(number, row.value()));
                }
                bytes += row.value().length;
            }
            byte[] last = page.getLast().key();
            page = page.size() < ROWS_PER_SCAN
                    ? List.of()
                    : services.store().scan(Table.STATE, Arrays.copyOf(last, last.length + 1), to, ROWS_PER_SCAN);
        }
        return bytes;
    }

    private static ExecutionInfo info(ExecutionKey key, ExecutionRow row, Machine machine, StoredChunk firstChunk) {
        Through through = row.through();
        return new ExecutionInfo(
                row.arn(),
                row.name(),
                row.machineArn(),
                machine.name(),
                machine.row().roleArn(),
                row.startDate(),
                ExecutionReader.input(key, firstChunk),
                through == null ? null : through.versionArn(row.machineArn()),
                through == null ? null : through.aliasArn(row.machineArn()),
                key.low());
    }
}
