package dev.stepwell.engine.index;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.row.CountRow;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how many executions there are. The time depends on machines and writers, not on executions. Stateless. */
public final class Counts {
    private static final int PAGE = 1_000;
    private static final byte[] INEXACT = "counts-inexact".getBytes(StandardCharsets.UTF_8);

    private final Store store;

    public Counts(Store store) {
        this.store = store;
    }

    /** Whether no writer has ever lost its numbers. */
    public boolean areExact() {
        return store.get(Table.META, INEXACT) == null;
    }

    /** Notes for good that a writer has lost its numbers. */
    static void noteLoss(Batch to) {
        to.put(Table.META, INEXACT, new byte[] {1});
    }

    /** Of one machine. */
    public Map<Status, Long> of(String machineArn) {
        byte[] prefix = CountRow.prefix(machineArn);
        return sum(prefix, Keys.after(prefix));
    }

    /** Of all machines, deleted ones included. */
    public Map<Status, Long> all() {
        return sum(new byte[0], null);
    }

    private Map<Status, Long> sum(byte[] from, byte @Nullable [] to) {
        long[] total = new long[CountRow.STATUSES];
        List<Row> rows = store.scan(Table.COUNT, from, to, PAGE);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                long[] counts = Stored.read(Table.COUNT, row, CountRow::decode).byStatus();
                Arrays.setAll(total, i -> total[i] + counts[i]);
            }
            byte[] last = rows.getLast().key();
            rows = rows.size() < PAGE
                    ? List.of()
                    : store.scan(Table.COUNT, Arrays.copyOf(last, last.length + 1), to, PAGE);
        }
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, Math.max(0, total[CountRow.place(status)]));
        }
        return counts;
    }
}
