package dev.stepwell.engine.read;

import dev.stepwell.engine.row.SearchKeys;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes through rows of several prefixes as if they were one sorted list of what follows the prefix; what lies under two
 * of them comes once. The prefixes are read one after the other, so an execution that changes its status meanwhile is
 * found if the prefix that it leaves is named before the one that it gets. Confined to one search.
 */
final class IndexScan {
    /** A prefix to be read. */
    record Source(Table table, byte[] prefix) {}

    /**
     * Which part is read.
     *
     * @param from what must follow the prefix at least
     * @param to what must follow the prefix at most, exclusively; null for no end
     */
    record Part(byte[] from, byte @Nullable [] to) {}

    private static final int ROWS_PER_READ = 128;

    private final Store store;
    private final List<Source> sources;
    private final byte @Nullable [] to;
    private byte[] from;
    private boolean done;

    IndexScan(Store store, List<Source> sources, Part part) {
        this.store = store;
        this.sources = List.copyOf(sources);
        this.from = part.from();
        this.to = part.to();
    }

    /** What follows the prefix in the next rows; empty at the end. */
    List<byte[]> next() {
        if (done) {
            return List.of();
        }
        TreeSet<byte[]> found = new TreeSet<>(Arrays::compareUnsigned);
        byte[] horizon = null;
        for (Source source : sources) {
            List<byte[]> rests = read(source);
            found.addAll(rests);
            boolean isFull = rests.size() == ROWS_PER_READ;
            if (isFull && (horizon == null || Arrays.compareUnsigned(rests.getLast(), horizon) < 0)) {
                horizon = rests.getLast();
            }
        }
        if (horizon == null) {
            done = true;
            return List.copyOf(found);
        }
        // beyond it, some source has rows that were not read
        from = Arrays.copyOf(horizon, horizon.length + 1);
        return List.copyOf(found.headSet(horizon, true));
    }

    private List<byte[]> read(Source source) {
        byte[] prefix = source.prefix();
        byte[] first = SearchKeys.join(prefix, from);
        byte[] end = to == null ? Keys.after(prefix) : SearchKeys.join(prefix, to);
        List<byte[]> rests = new ArrayList<>();
        for (Row row : store.scan(source.table(), first, end, ROWS_PER_READ)) {
            rests.add(Arrays.copyOfRange(row.key(), prefix.length, row.key().length));
        }
        return rests;
    }
}
