package dev.stepwell.engine.read;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.row.ListingRow;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.engine.row.Through;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of ListExecutions, newest first, straight from the index; a page token is a key. Stateless and thread-safe. */
public final class Listing {
    private static final String EXECUTION = ":execution:";

    private final Store store;

    public Listing(Store store) {
        this.store = store;
    }

    /** @param stateMachineArn of a machine, a version or an alias: each has an index */
    public Page<Summary> read(String stateMachineArn, @Nullable Status status, int limit, byte @Nullable [] from) {
        byte[] prefix = RowKeys.listingPrefix(stateMachineArn, status);
        if (from != null && !startsWith(from, prefix)) {
            throw Refusals.invalidToken();
        }
        List<Row> rows = store.scan(Table.LISTING, from == null ? prefix : from, Keys.after(prefix), limit + 1);
        String machine = MachineArn.of(stateMachineArn).machine();
        String executions = machine.replace(MachineArn.STATE_MACHINE, EXECUTION) + ':';
        List<Summary> page = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            ListingRow entry = Stored.read(Table.LISTING, row, ListingRow::decode);
            Through through = entry.through();
            page.add(new Summary(
                    executions + entry.name(),
                    machine,
                    entry.name(),
                    entry.status(),
                    entry.startDate(),
                    entry.stopDate(),
                    entry.redriveCount(),
                    entry.redriveDate(),
                    through == null ? null : through.versionArn(machine),
                    through == null ? null : through.aliasArn(machine)));
        }
        return new Page<>(page, rows.size() > limit ? rows.get(limit).key() : null);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
