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
import java.util.ArrayList;
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
    /** Whether the last slice is written. */
    private boolean complete;
    /** The slice that was written and is to be looked at again; empty when that is done. */
    private List<Row> unsettled = List.of();

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
        if (!fresh.commit(fresh.position(fresh.from, new Batch()))) {
            throw Refusals.unavailable("the store cannot be written to, so the engine cannot open it");
        }
        return fresh;
    }

    /** Whether every execution can be found and is counted. */
    public boolean isDone() {
        return done;
    }

    /** Does what comes next; false when it could not be written, and is to be tried again. */
    public boolean slice() {
        return unsettled.isEmpty() ? write() && settle() : settle();
    }

    /** Writes the rows of the next slice, its numbers, and that it is done, all at once or not at all. */
    private boolean write() {
        // what a slice counted before it failed is counted again
        tally.forget();
        List<Row> rows = store.scan(Table.EXECUTION, from, null, SLICE);
        Batch batch = new Batch();
        for (Row row : rows) {
            fill(row, batch);
        }
        tally.write(batch);
        boolean isLast = rows.size() < SLICE;
        byte[] next = isLast ? from : after(rows.getLast());
        if (!commit(isLast ? finished(batch) : position(next, batch))) {
            return false;
        }
        from = next;
        complete = isLast;
        unsettled = rows;
        return true;
    }

    /**
     * Looks at the slice again, until no execution of it has changed since the last look. The readers ask the execution
     * itself, so rows that a crash leaves behind here show nothing wrong; but nobody else would ever delete them.
     */
    private boolean settle() {
        while (!unsettled.isEmpty()) {
            Batch batch = new Batch();
            List<Row> changed = new ArrayList<>();
            for (Row row : unsettled) {
                byte[] now = store.get(Table.EXECUTION, row.key());
                if (!Arrays.equals(now, row.value())) {
                    replace(row, now, batch);
                    if (now != null) {
                        changed.add(new Row(row.key(), now));
                    }
                }
            }
            if (!commit(batch)) {
                return false;
            }
            unsettled = changed;
        }
        done = complete;
        return true;
    }

    /** Writes what the execution is found by now in the place of what it was found by before. */
    private static void replace(Row before, byte @Nullable [] now, Batch batch) {
        ExecutionKey key = RowKeys.executionAt(before.key(), 0);
        ExecutionRow then = read(before);
        ExecutionRow after = now == null ? null : read(new Row(before.key(), now));
        if (then != null) {
            IndexRows.unfilled(key, then, batch);
            IndexRows.waiting(key, then, false, batch);
        }
        if (after != null) {
            found(key, after, batch);
        }
    }

    /** Writes what an execution is found by. */
    private static void found(ExecutionKey key, ExecutionRow row, Batch batch) {
        IndexRows.filled(key, row, batch);
        if (row.status() == Status.RUNNING) {
            // whoever reads it looks whether it does wait; the lane deletes it in any case
            IndexRows.waiting(key, row, true, batch);
        }
    }

    private void fill(Row stored, Batch batch) {
        ExecutionKey key = RowKeys.executionAt(stored.key(), 0);
        ExecutionRow row = read(stored);
        if (row == null || row.startDate().toEpochMilli() >= openedMillis) {
            return;
        }
        found(key, row, batch);
        tally.moved(row.machineArn(), null, statusThen(key, row));
    }

    /** The status when the new version first opened the store. */
    private Status statusThen(ExecutionKey key, ExecutionRow row) {
        Instant redriven = row.redrives().date();
        if (redriven != null && redriven.toEpochMilli() >= openedMillis) {
            return statusBeforeRedrive(key);
        }
        Instant stop = row.stopDate();
        boolean ranThen = stop == null || stop.toEpochMilli() >= openedMillis;
        return ranThen ? Status.RUNNING : row.status();
    }

    /** The same of one that was redriven since then; when its history cannot be read, what most of those were. */
    private Status statusBeforeRedrive(ExecutionKey key) {
        try {
            return statusThen(key);
        } catch (Refused unreadable) {
            LOG.error("an execution is counted as one that had failed: {}", unreadable.getMessage());
            return Status.FAILED;
        }
    }

    /** By its history: the last event before then tells whether it was over. */
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

    /** Null when the row is damaged: one that cannot be read is not found, and does not hide the others. */
    private static @Nullable ExecutionRow read(Row stored) {
        try {
            return Stored.read(Table.EXECUTION, stored, ExecutionRow::decode);
        } catch (Refused unreadable) {
            LOG.error("an execution is left out of the search: {}", unreadable.getMessage());
            return null;
        }
    }

    private Batch position(byte[] next, Batch batch) {
        byte[] value = ByteBuffer.allocate(Long.BYTES + next.length)
                .putLong(openedMillis)
                .put(next)
                .array();
        return batch.put(Table.META, KEY, value);
    }

    /** The first key after that of the row. */
    private static byte[] after(Row row) {
        byte[] key = row.key();
        return Arrays.copyOf(key, key.length + 1);
    }

    private static Batch finished(Batch batch) {
        return batch.put(Table.META, KEY, new byte[Long.BYTES]);
    }

    private boolean commit(Batch batch) {
        batch.claim(store.claim(Written.OWNING_PARTITION));
        return store.commit(batch).join() instanceof Committed.Durable;
    }
}
