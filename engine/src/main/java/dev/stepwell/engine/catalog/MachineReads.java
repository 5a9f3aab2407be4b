package dev.stepwell.engine.catalog;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.Versions.Version;
import dev.stepwell.engine.row.MachineArn;
import dev.stepwell.engine.row.MachineRow;
import dev.stepwell.engine.row.Published;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.VersionRow;
import dev.stepwell.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients read of state machines. Thread-safe, without locks. */
final class MachineReads {
    private final MachineRows rows;
    private final Programs programs;

    MachineReads(MachineRows rows, Programs programs) {
        this.rows = rows;
        this.programs = programs;
    }

    /** See {@link dev.stepwell.engine.StateMachines#describe}. */
    StateMachine describe(String arn) {
        MachineArn parts = MachineArn.of(arn);
        MachineRow row = rows.machine(parts.machine());
        if (row == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        if (parts.qualifier() == null) {
            return answer(row, programs.current(row), null);
        }
        VersionRow version = rows.version(row.id(), parts.version());
        if (version == null) {
            throw Refusals.machineDoesNotExist(arn);
        }
        return answer(row, programs.running(row.id(), version.revision()), VersionCatalog.answer(row.arn(), version));
    }

    /** See {@link dev.stepwell.engine.StateMachines#type}. */
    MachineType type(String arn) {
        MachineArn parts = MachineArn.of(arn);
        String qualifier = parts.qualifier();
        MachineRow row = rows.machine(parts.machine());
        boolean known = row != null
                && (qualifier == null
                        || rows.version(row.id(), parts.version()) != null
                        || rows.alias(row.id(), qualifier) != null);
        if (row == null || !known) {
            throw Refusals.machineDoesNotExist(arn);
        }
        return row.type();
    }

    Page<StateMachine> list(int limit, byte @Nullable [] from) {
        List<Row> found = rows.prefixed(new byte[] {'C'}, from, limit + 1);
        List<StateMachine> machines = new ArrayList<>();
        for (Row row : found.subList(0, Math.min(limit, found.size()))) {
            MachineRow machine = rows.machine(new String(row.value(), StandardCharsets.UTF_8));
            if (machine != null) {
                machines.add(answer(machine, rows.revision(machine.id(), machine.revision()), Map.of(), null));
            }
        }
        return new Page<>(machines, found.size() > limit ? found.get(limit).key() : null);
    }

    /** What an execution's machine looked like. */
    StateMachine describe(long machineId, int revision) {
        Machine machine = programs.running(machineId, revision);
        RevisionRow row = machine.row();
        MachineRow shared = new MachineRow(
                row.machineArn(),
                row.machineName(),
                machineId,
                row.type(),
                row.creationDate(),
                programs.isDeleted(machineId),
                revision,
                Map.of(),
                new Published(0, 0, 0, false, null));
        return answer(shared, machine, null);
    }

    static StateMachine answer(MachineRow row, Machine machine, @Nullable Version version) {
        return answer(row, machine.row(), machine.program().variableReferences(), version);
    }

    private static StateMachine answer(
            MachineRow row, RevisionRow revision, Map<String, List<String>> variables, @Nullable Version version) {
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
                variables,
                version);
    }
}
