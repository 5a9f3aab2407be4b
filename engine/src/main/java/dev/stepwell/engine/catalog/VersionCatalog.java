package dev.stepwell.engine.catalog;

import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.StateMachines.Publication;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.Versions;
import dev.stepwell.engine.row.AliasRow;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.engine.row.VersionRow;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The versions of state machines. Thread-safe: changes are serialised by the lock of the rows. */
public final class VersionCatalog implements Versions {
    private static final String INITIAL = "INITIAL";

    private final MachineRows rows;
    private final int max;
    private final Ticker ticker;

    VersionCatalog(MachineRows rows, int max, Ticker ticker) {
        this.rows = rows;
        this.max = max;
        this.ticker = ticker;
    }

    /**
     * The version of a machine's current revision.
     *
     * @param machine as it is to be written when there is a new version
     * @param version null when nothing was to be published
     */
    record Issue(MachineRow machine, @Nullable VersionRow version) {
        @Nullable
        Version answer() {
            return version == null ? null : VersionCatalog.answer(machine.arn(), version);
        }
    }

    /**
     * The version of the current revision: the one that is there, or a new one, which is put into the batch. The caller
     * holds the lock and writes the machine with it.
     *
     * @param publication null for nothing to do
     * @throws dev.stepwell.engine.Refused ServiceQuotaExceededException
     */
    Issue issue(MachineRow machine, @Nullable Publication publication, Batch batch) {
        if (publication == null) {
            return new Issue(machine, null);
        }
        VersionRow newest = rows.newestVersion(machine.id());
        if (newest != null && newest.revision() == machine.revision()) {
            return new Issue(machine, newest);
        }
        if (machine.published().versions() >= max) {
            throw Refusals.versionLimit(max);
        }
        MachineRow next = machine.with(machine.published().withVersion());
        VersionRow version = new VersionRow(
                next.published().lastVersion(), machine.revision(), publication.description(), ticker.now());
        batch.put(Table.CATALOG, RowKeys.version(machine.id(), version.number()), version.encode());
        return new Issue(next, version);
    }

    @Override
    public Version publish(String stateMachineArn, @Nullable String revisionId, @Nullable String description) {
        rows.changes.lock();
        try {
            MachineRow row = rows.active(stateMachineArn);
            if (revisionId != null) {
                requireRevision(row, revisionId);
            }
            Batch batch = new Batch();
            Issue issue = issue(row, new Publication(description), batch);
            MachineRow next = issue.machine();
            if (!batch.isEmpty()) {
                rows.commit(batch.put(Table.CATALOG, RowKeys.machine(next.arn()), next.encode()));
            }
            return Objects.requireNonNull(issue.answer());
        } finally {
            rows.changes.unlock();
        }
    }

    private void requireRevision(MachineRow row, String wanted) {
        String id = rows.revision(row.id(), row.revision()).revisionId();
        String current = id == null ? INITIAL : id;
        if (!current.equals(wanted)) {
            throw Refusals.staleRevision(wanted, current);
        }
    }

    @Override
    public Page<Version> list(String stateMachineArn, int limit, byte @Nullable [] from) {
        MachineRow machine = rows.machine(stateMachineArn);
        if (machine == null) {
            return new Page<>(List.of(), null);
        }
        List<Row> found = rows.prefixed(RowKeys.versions(machine.id()), from, limit + 1);
        List<Version> page = found.subList(0, Math.min(limit, found.size())).stream()
                .map(row -> answer(stateMachineArn, Stored.read(Table.CATALOG, row, VersionRow::decode)))
                .toList();
        return new Page<>(page, found.size() > limit ? found.get(limit).key() : null);
    }

    @Override
    public void delete(String versionArn) {
        MachineArn parts = MachineArn.of(versionArn);
        rows.changes.lock();
        try {
            MachineRow machine = rows.machine(parts.machine());
            VersionRow version = machine == null ? null : rows.version(machine.id(), parts.version());
            if (machine == null || version == null) {
                return;
            }
            List<String> aliases = rows.aliases(machine.id()).stream()
                    .filter(alias -> alias.leadsTo(version.number()))
                    .map(AliasRow::name)
                    .toList();
            if (!aliases.isEmpty()) {
                throw Refusals.versionInUse(aliases);
            }
            MachineRow next = machine.with(machine.published().withoutVersion());
            rows.commit(new Batch()
                    .delete(Table.CATALOG, RowKeys.version(machine.id(), version.number()))
                    .put(Table.CATALOG, RowKeys.machine(next.arn()), next.encode()));
        } finally {
            rows.changes.unlock();
        }
    }

    static Version answer(String machineArn, VersionRow row) {
        return new Version(machineArn + ':' + row.number(), row.description(), row.creationDate());
    }
}
