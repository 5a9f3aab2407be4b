package dev.stepwell.engine.catalog;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
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
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state machines. Thread-safe: changes are serialised by one lock, {@link #running} takes none but its cache's. */
public final class MachineCatalog implements StateMachines {
    private static final Logger LOG = LoggerFactory.getLogger(MachineCatalog.class);
    private static final int SCAN_PAGE = 1_000;

    private record RevisionKey(long machineId, int revision) {}

    private final ReentrantLock changes = new ReentrantLock();
    private final Store store;
    private final EngineOptions options;
    private final Arns arns;
    private final Ticker ticker;
    private final Entropy entropy;
    private final ProgramCache<String> current;
    private final ProgramCache<RevisionKey> revisions;
    /** Machines being deleted or gone: their executions end at their next transition. */
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    private int count;

    public MachineCatalog(EngineOptions options, Store store, Ticker ticker, Entropy entropy) {
        this.store = store;
        this.options = options;
        this.arns = new Arns(options.region(), options.account());
        this.ticker = ticker;
        this.entropy = entropy;
        this.current = new ProgramCache<>(options.memory().programsMax());
        this.revisions = new ProgramCache<>(options.memory().programsMax());
    }

    /** Reads what must be known before anything runs, and finishes deletions. */
    public void open() {
        List<MachineRow> deleting = new ArrayList<>();
        byte[] from = {'M'};
        byte[] to = Keys.after(from);
        List<Row> rows = store.scan(Table.CATALOG, from, to, SCAN_PAGE);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                count++;
                MachineRow machine = readable(row);
                if (machine != null && machine.deleting()) {
                    deleting.add(machine);
                }
            }
            rows = store.scan(Table.CATALOG, next(rows.getLast().key()), to, SCAN_PAGE);
        }
        for (MachineRow machine : deleting) {
            deleted.add(machine.id());
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

    @Override
    public StateMachine create(NewStateMachine request) {
        String arn = arns.stateMachine(request.name());
        Program program = compile(request.definition(), request.type());
        changes.lock();
        try {
            Instant now = ticker.now();
            RevisionRow wanted = new RevisionRow(
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
            MachineRow existing = machine(arn);
            if (existing != null) {
                return existingOr(existing, wanted);
            }
            if (count >= options.limits().stateMachinesMax()) {
                throw Refusals.machineLimit(options.limits().stateMachinesMax());
            }
            MachineRow row = new MachineRow(
                    arn, request.name(), entropy.nextLong(), request.type(), now, false, 0, request.tags());
            Written.durably(
                    store,
                    written(row, wanted)
                            .put(
                                    Table.CATALOG,
                                    RowKeys.machineByCreation(now.toEpochMilli(), arn),
                                    arn.getBytes(StandardCharsets.UTF_8)));
            count++;
            return answer(row, remember(row, wanted, program));
        } finally {
            changes.unlock();
        }
    }

    /** Creating it again: the first answer, when nothing but role and tags differ. */
    private StateMachine existingOr(MachineRow existing, RevisionRow wanted) {
        if (existing.deleting()) {
            throw Refusals.machineDeleting(existing.arn());
        }
        Machine machine = load(existing);
        boolean same = machine.row().definition().equals(wanted.definition())
                && existing.type() == wanted.type()
                && machine.row().sameConfigurations(wanted);
        if (!same) {
            throw Refusals.machineAlreadyExists(existing.arn());
        }
        return answer(existing, machine);
    }

    @Override
    public StateMachine update(StateMachineUpdate request) {
        changes.lock();
        try {
            MachineRow row = active(request.stateMachineArn());
            Machine machine = load(row);
            RevisionRow wanted = changed(machine.row(), request);
            if (wanted.sameContent(machine.row())) {
                return answer(row, machine);
            }
            Program program = request.definition() == null
                    ? machine.program()
                    : compile(request.definition(), machine.row().type());
            MachineRow next = row.withRevision(row.revision() + 1);
            Written.durably(store, written(next, wanted));
            return answer(next, remember(next, wanted, program));
        } finally {
            changes.unlock();
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
    public StateMachine describe(String stateMachineArn) {
        MachineRow row = machine(stateMachineArn);
        if (row == null) {
            throw Refusals.machineDoesNotExist(stateMachineArn);
        }
        return answer(row, load(row));
    }

    @Override
    public void delete(String stateMachineArn) {
        changes.lock();
        try {
            MachineRow row = machine(stateMachineArn);
            if (row == null || row.deleting()) {
                return;
            }
            MachineRow marked = row.marked();
            Written.durably(store, new Batch().put(Table.CATALOG, RowKeys.machine(stateMachineArn), marked.encode()));
            deleted.add(row.id());
            current.remove(stateMachineArn);
        } finally {
            changes.unlock();
        }
        removeWhenIdle(stateMachineArn);
    }

    /** Finishes the deletion of a machine that has no running execution any more; its revisions stay for histories. */
    public void removeWhenIdle(String stateMachineArn) {
        changes.lock();
        try {
            MachineRow row = machine(stateMachineArn);
            if (row == null || !row.deleting()) {
                return;
            }
            byte[] running = RowKeys.listingPrefix(stateMachineArn, Status.RUNNING);
            if (!store.scan(Table.LISTING, running, Keys.after(running), 1).isEmpty()) {
                return;
            }
            Written.durably(
                    store,
                    new Batch()
                            .delete(Table.CATALOG, RowKeys.machine(stateMachineArn))
                            .delete(
                                    Table.CATALOG,
                                    RowKeys.machineByCreation(row.creationDate().toEpochMilli(), stateMachineArn)));
            count--;
        } finally {
            changes.unlock();
        }
    }

    @Override
    public Page<StateMachine> list(int limit, byte @Nullable [] from) {
        byte[] prefix = {'C'};
        List<Row> rows = store.scan(Table.CATALOG, from == null ? prefix : from, Keys.after(prefix), limit + 1);
        List<StateMachine> machines = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            MachineRow machine = machine(new String(row.value(), StandardCharsets.UTF_8));
            if (machine != null) {
                machines.add(answer(machine, revision(machine.id(), machine.revision()), Map.of()));
            }
        }
        return new Page<>(machines, rows.size() > limit ? rows.get(limit).key() : null);
    }

    /**
     * The machine as a new execution would run it.
     *
     * @throws dev.stepwell.engine.Refused when it does not exist or is being deleted
     */
    public Machine running(String stateMachineArn) {
        Machine known = current.find(stateMachineArn);
        return known != null && !isDeleted(known.id()) ? known : load(active(stateMachineArn));
    }

    /** The machine as a running execution uses it; there even when it was deleted meanwhile. */
    public Machine running(long machineId, int revision) {
        RevisionKey key = new RevisionKey(machineId, revision);
        Machine known = revisions.find(key);
        if (known != null) {
            return known;
        }
        RevisionRow row = revision(machineId, revision);
        MachineRow machine = machine(row.machineArn());
        if (machine == null || machine.id() != machineId || machine.deleting()) {
            deleted.add(machineId);
        }
        Machine compiled = new Machine(machineId, revision, row, compile(row.definition(), row.type()));
        revisions.put(key, compiled);
        return compiled;
    }

    /** Whether the machine is being deleted or gone. */
    public boolean isDeleted(long machineId) {
        return !deleted.isEmpty() && deleted.contains(machineId);
    }

    /** What an execution's machine looked like. */
    public StateMachine describe(long machineId, int revision) {
        Machine machine = running(machineId, revision);
        RevisionRow row = machine.row();
        MachineRow shared = new MachineRow(
                row.machineArn(),
                row.machineName(),
                machineId,
                row.type(),
                row.creationDate(),
                isDeleted(machineId),
                revision,
                Map.of());
        return answer(shared, machine);
    }

    private MachineRow active(String arn) {
        MachineRow row = machine(arn);
        if (row == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        if (row.deleting()) {
            throw Refusals.machineDeleting(arn);
        }
        return row;
    }

    private @Nullable MachineRow machine(String arn) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.machine(arn));
        return bytes == null ? null : Stored.read(Table.CATALOG, RowKeys.machine(arn), bytes, MachineRow::decode);
    }

    private RevisionRow revision(long machineId, int revision) {
        byte[] bytes = store.get(Table.CATALOG, RowKeys.revision(machineId, revision));
        if (bytes == null) {
            throw new EngineBug("revision " + revision + " of machine " + machineId + " is not stored");
        }
        return Stored.read(Table.CATALOG, RowKeys.revision(machineId, revision), bytes, RevisionRow::decode);
    }

    private Machine load(MachineRow row) {
        Machine machine = running(row.id(), row.revision());
        if (!row.deleting()) {
            // a change that came in between has put the newer one
            current.putIfAbsent(row.arn(), machine);
        }
        return machine;
    }

    private Machine remember(MachineRow row, RevisionRow revision, Program program) {
        Machine machine = new Machine(row.id(), row.revision(), revision, program);
        revisions.put(new RevisionKey(row.id(), row.revision()), machine);
        current.put(row.arn(), machine);
        return machine;
    }

    private static Batch written(MachineRow row, RevisionRow revision) {
        return new Batch()
                .put(Table.CATALOG, RowKeys.machine(row.arn()), row.encode())
                .put(Table.CATALOG, RowKeys.revision(row.id(), row.revision()), revision.encode());
    }

    private static Program compile(String definition, MachineType type) {
        return switch (Compiler.compile(definition, type)) {
            case Compiled.Ok(var program, var _) -> program;
            case Compiled.Invalid(var diagnostics) -> throw Refusals.invalidDefinition(diagnostics);
        };
    }

    private static StateMachine answer(MachineRow row, Machine machine) {
        return answer(row, machine.row(), machine.program().variableReferences());
    }

    private static StateMachine answer(MachineRow row, RevisionRow revision, Map<String, List<String>> variables) {
        return new StateMachine(
                row.arn(),
                row.name(),
                revision.definition(),
                revision.roleArn(),
                row.type(),
                row.deleting(),
                row.creationDate(),
                revision.updateDate(),
                revision.revisionId(),
                revision.logging(),
                revision.tracing(),
                revision.encryption(),
                variables);
    }

    /** The first key after {@code key}. */
    private static byte[] next(byte[] key) {
        return java.util.Arrays.copyOf(key, key.length + 1);
    }
}
