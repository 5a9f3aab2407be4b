package dev.stepwell.engine.index;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.ListingRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.SearchKeys;
import dev.stepwell.store.Batch;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Table;
import java.util.List;

/** Writes and deletes the rows that an execution is found by. Stateless. */
public final class IndexRows {
    private static final byte[] NOTHING = {};

    private IndexRows() {}

    /** The execution is new. */
    public static void born(ExecutionKey key, ExecutionRow row, Batch to) {
        to.put(Table.SEARCH, name(key, row), NOTHING);
        changed(key, row, to);
    }

    /** Its status is another; what it was found by in its former status is deleted by {@link #left}. */
    public static void changed(ExecutionKey key, ExecutionRow row, Batch to) {
        byte[] place = place(key, row);
        byte[] entry = ListingRow.of(row).encode();
        for (String arn : row.listedUnder()) {
            to.put(Table.LISTING, SearchKeys.join(RowKeys.listingPrefix(arn, null), place), entry);
            to.put(Table.LISTING, SearchKeys.join(RowKeys.listingPrefix(arn, row.status()), place), entry);
        }
        search(place, row, to);
    }

    /** It has left the status that {@code row} tells. */
    public static void left(ExecutionKey key, ExecutionRow row, Batch to) {
        byte[] place = place(key, row);
        for (String arn : row.listedUnder()) {
            to.delete(Table.LISTING, SearchKeys.join(RowKeys.listingPrefix(arn, row.status()), place));
        }
        unsearch(place, row, to);
    }

    /** It is forgotten altogether. */
    public static void forgotten(ExecutionKey key, ExecutionRow row, Batch to) {
        left(key, row, to);
        byte[] place = place(key, row);
        for (String arn : row.listedUnder()) {
            to.delete(Table.LISTING, SearchKeys.join(RowKeys.listingPrefix(arn, null), place));
        }
        to.delete(Table.SEARCH, name(key, row));
    }

    /** It was listed already, and now is found by the search, too. */
    static void filled(ExecutionKey key, ExecutionRow row, Batch to) {
        to.put(Table.SEARCH, name(key, row), NOTHING);
        search(place(key, row), row, to);
    }

    /** The search finds it no more in the status that {@code row} tells. */
    static void unfilled(ExecutionKey key, ExecutionRow row, Batch to) {
        unsearch(place(key, row), row, to);
    }

    private static void search(byte[] place, ExecutionRow row, Batch to) {
        to.put(Table.SEARCH, SearchKeys.join(SearchKeys.status(row.status()), place), NOTHING);
        for (byte[] fault : faults(row)) {
            to.put(Table.SEARCH, SearchKeys.join(fault, place), NOTHING);
        }
    }

    private static void unsearch(byte[] place, ExecutionRow row, Batch to) {
        to.delete(Table.SEARCH, SearchKeys.join(SearchKeys.status(row.status()), place));
        for (byte[] fault : faults(row)) {
            to.delete(Table.SEARCH, SearchKeys.join(fault, place));
        }
    }

    /** It waits for a worker, a callback or a job, or does so no more. */
    public static void waiting(ExecutionKey key, ExecutionRow row, boolean waits, Batch to) {
        byte[] entry = SearchKeys.waiting(row.startDate().toEpochMilli(), key);
        if (waits) {
            to.put(Table.SEARCH, entry, NOTHING);
        } else {
            to.delete(Table.SEARCH, entry);
        }
    }

    private static byte[] place(ExecutionKey key, ExecutionRow row) {
        return SearchKeys.place(row.startDate().toEpochMilli(), key);
    }

    private static byte[] name(ExecutionKey key, ExecutionRow row) {
        return SearchKeys.join(SearchKeys.name(row.name()), place(key, row));
    }

    private static List<byte[]> faults(ExecutionRow row) {
        String error = row.error();
        String state = row.failedState();
        if (row.status() == Status.RUNNING || row.status() == Status.SUCCEEDED || state == null) {
            return List.of();
        }
        List<byte[]> byState = List.of(SearchKeys.state(state), SearchKeys.state(row.machineArn(), state));
        return error == null
                ? byState
                : List.of(
                        byState.getFirst(),
                        byState.getLast(),
                        SearchKeys.error(error),
                        SearchKeys.error(row.machineArn(), error));
    }
}
