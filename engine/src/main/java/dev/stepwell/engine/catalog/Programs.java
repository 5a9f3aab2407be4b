package dev.stepwell.engine.catalog;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.Program;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.row.AliasRow;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.Through;
import dev.stepwell.engine.row.VersionRow;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What executions run: machines compiled once, and found by ARN or by revision. Thread-safe, without locks. */
final class Programs {
    private record RevisionKey(long machineId, int revision) {}

    private final MachineRows rows;
    private final ProgramCache<String> current;
    private final ProgramCache<RevisionKey> revisions;
    /** Machines being deleted or gone: their executions end at their next transition. */
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    Programs(MachineRows rows, int max) {
        this.rows = rows;
        this.current = new ProgramCache<>(max);
        this.revisions = new ProgramCache<>(max);
    }

    /**
     * The machine as a new execution would run it.
     *
     * @param arn of the machine, of a version or of an alias
     * @param dice asked once when an alias has more than one route
     * @throws dev.stepwell.engine.Refused when it does not exist or is being deleted
     */
    Machine running(String arn, LongSupplier dice) {
        Machine known = current.find(arn);
        if (known != null && !isDeleted(known.id())) {
            return known;
        }
        MachineArn parts = MachineArn.of(arn);
        String qualifier = parts.qualifier();
        if (qualifier == null) {
            return current(rows.active(arn));
        }
        MachineRow row = rows.machine(parts.machine());
        if (row == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        if (row.deleting()) {
            throw Refusals.machineDeleting(arn);
        }
        int number = parts.version();
        return number > 0 ? ofVersion(arn, row, number) : ofAlias(arn, row, qualifier, dice);
    }

    private Machine ofVersion(String arn, MachineRow row, int number) {
        VersionRow version = rows.version(row.id(), number);
        if (version == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        return running(row.id(), version.revision()).through(new Through(number, null));
    }

    private Machine ofAlias(String arn, MachineRow row, String name, LongSupplier dice) {
        AliasRow alias = rows.alias(row.id(), name);
        if (alias == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        AliasRow.Route route = alias.routes().size() == 1 ? alias.routes().getFirst() : alias.route(dice.getAsLong());
        return running(row.id(), route.revision()).through(new Through(route.version(), name));
    }

    /** The machine as a running execution uses it; there even when it was deleted meanwhile. */
    Machine running(long machineId, int revision) {
        RevisionKey key = new RevisionKey(machineId, revision);
        Machine known = revisions.find(key);
        if (known != null) {
            return known;
        }
        RevisionRow row = rows.revision(machineId, revision);
        MachineRow machine = rows.machine(row.machineArn());
        if (machine == null || machine.id() != machineId || machine.deleting()) {
            deleted.add(machineId);
        }
        Machine compiled = Machine.of(machineId, revision, row, compile(row.definition(), row.type()));
        revisions.put(key, compiled);
        return compiled;
    }

    /** The machine at its current revision. */
    Machine current(MachineRow row) {
        Machine machine = running(row.id(), row.revision());
        if (!row.deleting()) {
            // a change that came in between has put the newer one
            current.putIfAbsent(row.arn(), machine);
        }
        return machine;
    }

    /** Takes in a new revision that is durable. */
    Machine remember(MachineRow row, RevisionRow revision, Program program) {
        Machine machine = Machine.of(row.id(), row.revision(), revision, program);
        revisions.put(new RevisionKey(row.id(), row.revision()), machine);
        current.put(row.arn(), machine);
        return machine;
    }

    /** The machine is being deleted; that is durable. */
    void forget(MachineRow row) {
        deleted.add(row.id());
        current.remove(row.arn());
    }

    boolean isDeleted(long machineId) {
        return !deleted.isEmpty() && deleted.contains(machineId);
    }

    /** @throws dev.stepwell.engine.Refused InvalidDefinition */
    static Program compile(String definition, MachineType type) {
        return switch (Compiler.compile(definition, type)) {
            case Compiled.Ok(var program, var _) -> program;
            case Compiled.Invalid(var diagnostics) -> throw Refusals.invalidDefinition(diagnostics);
        };
    }
}
