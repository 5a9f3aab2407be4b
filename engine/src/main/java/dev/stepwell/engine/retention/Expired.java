package dev.stepwell.engine.retention;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.index.IndexRows;
import dev.stepwell.engine.index.Tally;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.store.Batch;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The executions of one partition that have been closed for long enough, as many as fit one write. Their keys begin
 * with the time of their start, so neighbours go in one range; no execution can begin inside it any more, because one
 * lane starts the executions of a partition one after the other. Immutable.
 */
record Expired(Store store, int partition, List<Row> entries) {
    private static final Logger LOG = LoggerFactory.getLogger(Expired.class);

    static Expired find(Store store, int partition, long closedBeforeMillis, int limit) {
        byte[] from = RowKeys.partitionPrefix(partition);
        byte[] to = RowKeys.expiryUntil(partition, closedBeforeMillis);
        return new Expired(store, partition, store.scan(Table.EXPIRY, from, to, limit));
    }

    int count() {
        return entries.size();
    }

    /** Everything that is kept of them. */
    Batch deletion(Tally tally) {
        Batch batch = new Batch().claim(store.claim(partition));
        List<ExecutionKey> keys = new ArrayList<>();
        for (Row entry : entries) {
            ExecutionKey key = RowKeys.expiryTarget(entry.key());
            byte[] bytes = store.get(Table.EXECUTION, key.bytes());
            ExecutionRow row;
            try {
                row = bytes == null ? null : Stored.read(Table.EXECUTION, key.bytes(), bytes, ExecutionRow::decode);
            } catch (Refused unreadable) {
                LOG.error("a closed execution is kept: {}", unreadable.getMessage());
                continue;
            }
            if (row != null && row.stopDate() != null) {
                keys.add(key);
                forget(key, row, batch, tally);
            }
            batch.delete(Table.EXPIRY, entry.key());
        }
        keys.sort(null);
        runs(keys, batch);
        tally.write(batch);
        return batch;
    }

    private static void forget(ExecutionKey key, ExecutionRow row, Batch batch, Tally tally) {
        batch.delete(Table.NAME, RowKeys.name(key.partition(), row.arn()));
        IndexRows.forgotten(key, row, batch);
        if (row.kept() == ExecutionRow.Kept.STATE) {
            batch.deleteRange(Table.STATE, key.bytes(), Keys.after(key.bytes()));
        }
        tally.moved(row.machineArn(), row.status(), null);
    }

    /** Deletes each run of expired executions that no other execution interrupts as one range. */
    private void runs(List<ExecutionKey> keys, Batch batch) {
        if (keys.isEmpty()) {
            return;
        }
        Set<ExecutionKey> expired = new HashSet<>(keys);
        byte[] end = Keys.after(keys.getLast().bytes());
        ExecutionKey first = null;
        ExecutionKey last = null;
        for (Row row : store.scan(Table.EXECUTION, keys.getFirst().bytes(), end, Sweeper.NEIGHBOURS_MAX)) {
            ExecutionKey key = RowKeys.executionAt(row.key(), 0);
            if (expired.remove(key)) {
                first = first == null ? key : first;
                last = key;
            } else if (first != null && last != null) {
                range(first, last, batch);
                first = null;
            }
        }
        if (first != null && last != null) {
            range(first, last, batch);
        }
        // those beyond the neighbours that were looked at
        expired.forEach(key -> range(key, key, batch));
    }

    private static void range(ExecutionKey first, ExecutionKey last, Batch batch) {
        byte[] from = first.bytes();
        byte[] to = Keys.after(last.bytes());
        batch.deleteRange(Table.EXECUTION, from, to).deleteRange(Table.HISTORY, from, to);
    }
}
