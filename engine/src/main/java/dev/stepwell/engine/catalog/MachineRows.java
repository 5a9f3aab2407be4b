package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.row.AliasRow;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.engine.row.VersionRow;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of state machines, their revisions, versions and aliases. Thread-safe; reads take no lock. */
final class MachineRows {
    private static final int SCAN_PAGE = 1_000;

    /** Held from the first read to the commit of every change. */
    final ReentrantLock changes = new ReentrantLock();

    private final Store store;

    MachineRows(Store store) {
        this.store = store;
    }

    /** @throws dev.stepwell.engine.Refused when it could not be written */
    void commit(Batch batch) {
        Written.durably(store, batch);
    }

    @Nullable
    MachineRow machine(String arn) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.machine(arn));
        return bytes == null ? null : Stored.read(Table.CATALOG, RowKeys.machine(arn), bytes, MachineRow::decode);
    }

    /** @throws dev.stepwell.engine.Refused when it does not exist or is being deleted */
    MachineRow active(String arn) {
        MachineRow row = machine(arn);
        if (row == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        if (row.deleting()) {
            throw Refusals.machineDeleting(arn);
        }
        return row;
    }

    RevisionRow revision(long machineId, int revision) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.revision(machineId, revision));
        if (bytes == null) {
            throw new EngineBug("revision " + revision + " of machine " + machineId + " is not stored");
        }
        return Stored.read(Table.CATALOG, RowKeys.revision(machineId, revision), bytes, RevisionRow::decode);
    }

    @Nullable
    VersionRow version(long machineId, int number) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.version(machineId, number));
        return bytes == null
                ? null
                : Stored.read(Table.CATALOG, RowKeys.version(machineId, number), bytes, VersionRow::decode);
    }

    /** The version that was published last among those that are there, or null. */
    @Nullable
    VersionRow newestVersion(long machineId) {
        List<Row> rows = prefixed(RowKeys.versions(machineId), null, 1);
        return rows.isEmpty() ? null : Stored.read(Table.CATALOG, rows.getFirst(), VersionRow::decode);
    }

    @Nullable
    AliasRow alias(long machineId, String name) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.alias(machineId, name));
        return bytes == null
                ? null
                : Stored.read(Table.CATALOG, RowKeys.alias(machineId, name), bytes, AliasRow::decode);
    }

    /** All of a machine, in the order of their creation: no more than a machine may have. */
    List<AliasRow> aliases(long machineId) {
        List<AliasRow> aliases = new ArrayList<>();
        each(RowKeys.aliases(machineId), row -> aliases.add(Stored.read(Table.CATALOG, row, AliasRow::decode)));
        aliases.sort((one, other) -> Integer.compare(one.serial(), other.serial()));
        return aliases;
    }

    /** Whether an index has rows with this prefix. */
    boolean anyListed(byte[] prefix) {
        return !store.scan(Table.LISTING, prefix, Keys.after(prefix), 1).isEmpty();
    }

    /** The first rows of the catalog with this prefix, from a key on that a former page told. */
    List<Row> prefixed(byte[] prefix, byte @Nullable [] from, int limit) {
        return store.scan(Table.CATALOG, from == null ? prefix : from, Keys.after(prefix), limit);
    }

    /** Every row of the catalog with this prefix. */
    void each(byte[] prefix, Consumer<Row> visitor) {
        List<Row> rows = prefixed(prefix, null, SCAN_PAGE);
        while (!rows.isEmpty()) {
            rows.forEach(visitor);
            byte[] last = rows.getLast().key();
            rows = rows.size() < SCAN_PAGE
                    ? List.of()
                    : prefixed(prefix, Arrays.copyOf(last, last.length + 1), SCAN_PAGE);
        }
    }
}
