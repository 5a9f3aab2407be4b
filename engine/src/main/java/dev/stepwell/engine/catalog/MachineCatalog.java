package dev.stepwell.engine.catalog;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.Program;
import dev.stepwell.engine.Arns;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.Versions.Version;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.Published;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state machines. Thread-safe: changes are serialised by one lock, {@link #running} takes none but its cache's. */
public final class MachineCatalog implements StateMachines {
    private static final Logger LOG = LoggerFactory.getLogger(MachineCatalog.class);

    private final MachineRows rows;
    private final Programs programs;
    private final MachineReads reads;
    private final VersionCatalog versions;
    private final AliasCatalog aliases;
    private final EngineOptions options;
    private final Arns arns;
    private final Ticker ticker;
    private final Entropy entropy;

    private int count;

    public MachineCatalog(EngineOptions options, Store store, Ticker ticker, Entropy entropy) {
        this.rows = new MachineRows(store);
        this.programs = new Programs(rows, options.memory().programsMax());
        this.reads = new MachineReads(rows, programs);
        this.versions = new VersionCatalog(rows, options.limits().versionsPerMachineMax(), ticker);
        this.aliases = new AliasCatalog(rows, options.limits().aliasesPerMachineMax(), ticker);
        this.options = options;
        this.arns = new Arns(options.region(), options.account());
        this.ticker = ticker;
        this.entropy = entropy;
    }

    /** Reads what must be known before anything runs, and finishes deletions. */
    public void open() {
        List<MachineRow> deleting = new ArrayList<>();
        rows.each(new byte[] {'M'}, row -> {
            MachineRow machine = readable(row);
            count++;
            if (machine != null && machine.deleting()) {
                deleting.add(machine);
            }
        });
        for (MachineRow machine : deleting) {
            programs.forget(machine);
            removeWhenIdle(machine.arn());
        }
    }

    /** One machine that cannot be read does not keep the others from running. */
    private static @Nullable MachineRow readable(Row row) {
        try {
            return Stored.read(Table.CATALOG, row, MachineRow::decode);
        } catch (Refused unreadable) {
            LOG.error("a state machine is not available: {}", unreadable.getMessage());
            return null;
        }
    }

    public VersionCatalog versions() {
        return versions;
    }

    public AliasCatalog aliases() {
        return aliases;
    }

    MachineRows rows() {
        return rows;
    }

    @Override
    public StateMachine create(NewStateMachine request) {
        String arn = arns.stateMachine(request.name());
        Program program = Programs.compile(request.definition(), request.type());
        rows.changes.lock();
        try {
            Instant now = ticker.now();
            RevisionRow wanted = initial(arn, request, now);
            MachineRow existing = rows.machine(arn);
            if (existing != null) {
                return existingOr(existing, wanted, request.publication());
            }
            if (count >= options.limits().stateMachinesMax()) {
                throw Refusals.machineLimit(options.limits().stateMachinesMax());
            }
            MachineRow row = created(arn, request, now);
            Batch batch = new Batch()
                    .put(
                            Table.CATALOG,
                            RowKeys.machineByCreation(now.toEpochMilli(), arn),
                            arn.getBytes(StandardCharsets.UTF_8));
            VersionCatalog.Issue issue = versions.issue(row, request.publication(), batch);
            rows.commit(written(issue.machine(), wanted, batch));
            count++;
            return MachineReads.answer(
                    issue.machine(), programs.remember(issue.machine(), wanted, program), issue.answer());
        } finally {
            rows.changes.unlock();
        }
    }

    private static RevisionRow initial(String arn, NewStateMachine request, Instant now) {
        return new RevisionRow(
                arn,
                request.name(),
                request.type(),
                now,
                request.definition(),
                request.roleArn(),
                now,
                null,
                request.logging(),
                request.tracing(),
                request.encryption());
    }

    private MachineRow created(String arn, NewStateMachine request, Instant now) {
        Publication publication = request.publication();
        Published published =
                new Published(0, 0, 0, publication != null, publication == null ? null : publication.description());
        return new MachineRow(
                arn, request.name(), entropy.nextLong(), request.type(), now, false, 0, request.tags(), published);
    }

    /** Creating it again: the first answer, when nothing but role and tags differ. */
    private StateMachine existingOr(MachineRow existing, RevisionRow wanted, @Nullable Publication publication) {
        if (existing.deleting()) {
            throw Refusals.machineDeleting(existing.arn());
        }
        Machine machine = programs.current(existing);
        Published published = existing.published();
        String description = publication == null ? null : publication.description();
        boolean same = machine.row().definition().equals(wanted.definition())
                && existing.type() == wanted.type()
                && machine.row().sameConfigurations(wanted)
                && published.atCreation() == (publication != null)
                && Objects.equals(published.descriptionAtCreation(), description);
        if (!same) {
            throw Refusals.machineAlreadyExists(existing.arn());
        }
        Version first =
                publication == null ? null : new Version(existing.arn() + ":1", description, existing.creationDate());
        return MachineReads.answer(existing, machine, first);
    }

    @Override
    public StateMachine update(StateMachineUpdate request) {
        rows.changes.lock();
        try {
            MachineRow row = rows.active(request.stateMachineArn());
            Machine machine = programs.current(row);
            RevisionRow wanted = changed(machine.row(), request);
            Batch batch = new Batch();
            if (wanted.sameContent(machine.row())) {
                VersionCatalog.Issue issue = versions.issue(row, request.publication(), batch);
                if (!batch.isEmpty()) {
                    rows.commit(batch.put(
                            Table.CATALOG,
                            RowKeys.machine(row.arn()),
                            issue.machine().encode()));
                }
                return MachineReads.answer(issue.machine(), machine, issue.answer());
            }
            Program program = request.definition() == null
                    ? machine.program()
                    : Programs.compile(request.definition(), machine.row().type());
            MachineRow next = row.withRevision(row.revision() + 1);
            VersionCatalog.Issue issue = versions.issue(next, request.publication(), batch);
            rows.commit(written(issue.machine(), wanted, batch));
            return MachineReads.answer(
                    issue.machine(), programs.remember(issue.machine(), wanted, program), issue.answer());
        } finally {
            rows.changes.unlock();
        }
    }

    private RevisionRow changed(RevisionRow old, StateMachineUpdate request) {
        return new RevisionRow(
                old.machineArn(),
                old.machineName(),
                old.type(),
                old.creationDate(),
                request.definition() == null ? old.definition() : request.definition(),
                request.roleArn() == null ? old.roleArn() : request.roleArn(),
                ticker.now(),
                entropy.uuid().toString(),
                request.logging() == null ? old.logging() : request.logging(),
                request.tracing() == null ? old.tracing() : request.tracing(),
                request.encryption() == null ? old.encryption() : request.encryption());
    }

    @Override
    public StateMachine describe(String arn) {
        return reads.describe(arn);
    }

    @Override
    public MachineType type(String arn) {
        return reads.type(arn);
    }

    @Override
    public void delete(String stateMachineArn) {
        rows.changes.lock();
        try {
            MachineRow row = rows.machine(stateMachineArn);
            if (row == null || row.deleting()) {
                return;
            }
            byte[] ofVersions = RowKeys.versions(row.id());
            byte[] ofAliases = RowKeys.aliases(row.id());
            rows.commit(new Batch()
                    .put(
                            Table.CATALOG,
                            RowKeys.machine(stateMachineArn),
                            row.marked().encode())
                    .deleteRange(Table.CATALOG, ofVersions, Keys.after(ofVersions))
                    .deleteRange(Table.CATALOG, ofAliases, Keys.after(ofAliases)));
            programs.forget(row);
        } finally {
            rows.changes.unlock();
        }
        removeWhenIdle(stateMachineArn);
    }

    /** Finishes the deletion of a machine that has no running execution any more; its revisions stay for histories. */
    private void removeWhenIdle(String stateMachineArn) {
        rows.changes.lock();
        try {
            MachineRow row = rows.machine(stateMachineArn);
            if (row == null
                    || !row.deleting()
                    || rows.anyListed(RowKeys.listingPrefix(stateMachineArn, Status.RUNNING))) {
                return;
            }
            rows.commit(new Batch()
                    .delete(Table.CATALOG, RowKeys.machine(stateMachineArn))
                    .delete(
                            Table.CATALOG,
                            RowKeys.machineByCreation(row.creationDate().toEpochMilli(), stateMachineArn)));
            count--;
        } finally {
            rows.changes.unlock();
        }
    }

    /** The same after the end of an execution, for which nobody waits; what fails now is done at the next start. */
    public void executionEnded(String stateMachineArn) {
        try {
            removeWhenIdle(stateMachineArn);
        } catch (Refused | StoreUnusable failed) {
            LOG.warn("{} is removed at the next start: {}", stateMachineArn, failed.getMessage());
        }
    }

    @Override
    public Page<StateMachine> list(int limit, byte @Nullable [] from) {
        return reads.list(limit, from);
    }

    /** See {@link Programs#running(String, LongSupplier)}. */
    public Machine running(String stateMachineArn, LongSupplier dice) {
        return programs.running(stateMachineArn, dice);
    }

    /** The machine as a running execution uses it; there even when it was deleted meanwhile. */
    public Machine running(long machineId, int revision) {
        return programs.running(machineId, revision);
    }

    /** Whether the machine is being deleted or gone. */
    public boolean isDeleted(long machineId) {
        return programs.isDeleted(machineId);
    }

    /** What an execution's machine looked like. */
    public StateMachine describe(long machineId, int revision) {
        return reads.describe(machineId, revision);
    }

    private static Batch written(MachineRow row, RevisionRow revision, Batch batch) {
        return batch.put(Table.CATALOG, RowKeys.machine(row.arn()), row.encode())
                .put(Table.CATALOG, RowKeys.revision(row.id(), row.revision()), revision.encode());
    }
}
