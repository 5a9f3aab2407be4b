package dev.stepwell.engine.read;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.ListingRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the executions that run, by walking the index of each machine: for a store whose numbers are not complete yet,
 * or damaged. Takes its time. Stateless.
 */
public final class RunningCount {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCount.class);
    private static final int PAGE = 1_000;
    private static final byte[] MACHINES = {'C'};

    private final Store store;

    public RunningCount(Store store) {
        this.store = store;
    }

    /** How many run that began before {@code moment}; what begins or ends meanwhile may be missed. */
    public long before(Instant moment) {
        try {
            long count = 0;
            byte[] from = MACHINES;
            List<Row> machines = store.scan(Table.CATALOG, from, Keys.after(MACHINES), PAGE);
            while (!machines.isEmpty()) {
                for (Row machine : machines) {
                    count += before(moment, new String(machine.value(), StandardCharsets.UTF_8));
                }
                from = next(machines);
                machines = store.scan(Table.CATALOG, from, Keys.after(MACHINES), PAGE);
            }
            return count;
        } catch (StoreUnusable | Refused e) {
            LOG.warn("open executions could not be counted, so their limit is not enforced exactly", e);
            return 0;
        }
    }

    private long before(Instant moment, String machineArn) {
        byte[] prefix = RowKeys.listingPrefix(machineArn, Status.RUNNING);
        byte[] to = Keys.after(prefix);
        long count = 0;
        List<Row> rows = store.scan(Table.LISTING, prefix, to, PAGE);
        while (!rows.isEmpty()) {
            count += rows.stream()
                    .filter(row -> Stored.read(Table.LISTING, row, ListingRow::decode)
                            .runningSince()
                            .isBefore(moment))
                    .count();
            rows = store.scan(Table.LISTING, next(rows), to, PAGE);
        }
        return count;
    }

    private static byte[] next(List<Row> rows) {
        byte[] last = rows.getLast().key();
        return Arrays.copyOf(last, last.length + 1);
    }
}
