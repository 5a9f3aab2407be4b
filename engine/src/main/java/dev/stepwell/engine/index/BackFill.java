package dev.stepwell.engine.index;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.catalog.Written;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds executions that a version without a search wrote, writes the rows they are found by, and counts them: a slice
 * at a time, and goes on after a restart where it was. It runs before anything is forgotten. Executions that run change
 * meanwhile, so each slice is looked at again after it was written, and rows of a status that an execution has left are
 * deleted; it is counted in the status that it had when the new version first opened the store, since lanes count from
 * then on. Confined to one thread, except {@link #isDone}.
 */
public final class BackFill {
    private static final Logger LOG = LoggerFactory.getLogger(BackFill.class);
    private static final byte[] KEY = "search-index".getBytes(StandardCharsets.UTF_8);
    private static final int SLICE = 256;

    private final Store store;
    private final Tally tally;
    private final long openedMillis;
    private byte[] from;
    private volatile boolean done;

    private BackFill(Store store, long openedMillis, byte[] from, boolean done) {
        this.store = store;
        this.tally = new Tally(store, Tally.BACK_FILL);
        this.openedMillis = openedMillis;
        this.from = from;
        this.done = done;
    }

    /** What is left to do in this store. */
    public static BackFill open(Store store, Instant now) {
        byte[] known = store.get(Table.META, KEY);
        if (known != null) {
            long opened = ByteBuffer.wrap(known).getLong();
            byte[] from = Arrays.copyOfRange(known, Long.BYTES, known.length);
            return new BackFill(store, opened, from, opened == 0);
        }
        boolean isNew = store.scan(Table.EXECUTION, new byte[0], null, 1).isEmpty();
        BackFill fresh = new BackFill(store, isNew ? 0 : now.toEpochMilli(), new byte[0], isNew);
        if (!fresh.commit(fresh.position(new Batch()))) {
            throw Refusals.unavailable("the store cannot be written to, so the engine cannot open it");
        }
        return fresh;
    }

    /** Whether every execution can be found and is counted. */
    public boolean isDone() {
        return done;
    }

    /** Does the next slice; false when it could not be written. */
    public boolean slice() {
        List<Row> rows = store.scan(Table.EXECUTION, from, null, SLICE);
        Batch batch = new Batch();
        for (Row row : rows) {
            fill(row, batch);
        }
        boolean isLast = rows.size() < SLICE;
        byte[] before = from;
        if (!isLast) {
            byte[] last = rows.getLast().key();
            from = Arrays.copyOf(last, last.length + 1);
        }
        tally.write(batch);
        boolean written = commit(isLast ? finished(batch) : position(batch)) && commit(left(rows));
        if (!written) {
            tally.forget();
            from = before;
            return false;
        }
        tally.trim();
        done = isLast;
        return true;
    }

    private void fill(Row stored, Batch batch) {
        ExecutionKey key = RowKeys.executionAt(stored.key(), 0);
        ExecutionRow row = read(stored);
        if (row == null) {
            return;
        }
        if (row.startDate().toEpochMilli() >= openedMillis) {
            return;
        }
        IndexRows.filled(key, row, batch);
        if (row.status() == Status.RUNNING) {
            // whoever reads it looks whether it does wait; the lane deletes it in any case
            IndexRows.waiting(key, row, true, batch);
        }
        tally.moved(row.machineArn(), null, statusThen(key, row));
    }

    /** The status when the new version first opened the store. */
    private Status statusThen(ExecutionKey key, ExecutionRow row) {
        Instant redriven = row.redrives().date();
        if (redriven != null && redriven.toEpochMilli() >= openedMillis) {
            return statusThen(key);
        }
        Instant stop = row.stopDate();
        boolean ranThen = stop == null || stop.toEpochMilli() >= openedMillis;
        return ranThen ? Status.RUNNING : row.status();
    }

    /** The same of one that was redriven since then: its last event before tells whether it was over. */
    private Status statusThen(ExecutionKey key) {
        byte[] first = Keys.history(key, 1);
        byte[] end = Keys.after(key.bytes());
        List<Row> chunks = store.scanBackwards(Table.HISTORY, first, end, 1);
        while (!chunks.isEmpty()) {
            for (HistoryEvent event : Stored.read(Table.HISTORY, chunks.getFirst(), HistoryCodec::decode)
                    .reversed()) {
                if (event.timestamp().toEpochMilli() < openedMillis) {
                    return statusAfter(event.type());
                }
            }
            end = chunks.getFirst().key();
            chunks = store.scanBackwards(Table.HISTORY, first, end, 1);
        }
        return Status.RUNNING;
    }

    private static Status statusAfter(EventType type) {
        if (type == EventType.EXECUTION_FAILED) {
            return Status.FAILED;
        }
        if (type == EventType.EXECUTION_TIMED_OUT) {
            return Status.TIMED_OUT;
        }
        return type == EventType.EXECUTION_ABORTED ? Status.ABORTED : Status.RUNNING;
    }

    /** Deletes rows of the status that an execution has left since it was read. */
    private Batch left(List<Row> rows) {
        Batch batch = new Batch();
        for (Row row : rows) {
            ExecutionKey key = RowKeys.executionAt(row.key(), 0);
            byte[] now = store.get(Table.EXECUTION, row.key());
            ExecutionRow before = now != null && Arrays.equals(now, row.value()) ? null : read(row);
            if (before != null) {
                ExecutionRow after = now == null ? null : read(new Row(row.key(), now));
                IndexRows.unfilled(key, before, batch);
                if (after != null) {
                    IndexRows.filled(key, after, batch);
                }
                if (after == null || after.status() != Status.RUNNING) {
                    IndexRows.waiting(key, before, false, batch);
                }
            }
        }
        return batch;
    }

    /** Null when the row is damaged: one that cannot be read is not found, and does not hide the others. */
    private static @Nullable ExecutionRow read(Row stored) {
        try {
            return Stored.read(Table.EXECUTION, stored, ExecutionRow::decode);
        } catch (Refused unreadable) {
            LOG.error("an execution is left out of the search: {}", unreadable.getMessage());
            return null;
        }
    }

    private Batch position(Batch batch) {
        byte[] value = ByteBuffer.allocate(Long.BYTES + from.length)
                .putLong(openedMillis)
                .put(from)
                .array();
        return batch.put(Table.META, KEY, value);
    }

    private static Batch finished(Batch batch) {
        return batch.put(Table.META, KEY, new byte[Long.BYTES]);
    }

    private boolean commit(Batch batch) {
        batch.claim(store.claim(Written.OWNING_PARTITION));
        return store.commit(batch).join() instanceof Committed.Durable;
    }
}
