package dev.stepwell.engine.catalog;

import dev.stepwell.asl.model.Program;
import dev.stepwell.engine.row.RevisionRow;

/**
 * A state machine at one revision, compiled. Immutable.
 *
 * @param id the machine's own id, see MachineRow
 */
public record Machine(long id, int revision, RevisionRow row, Program program) {
    public String arn() {
        return row.machineArn();
    }

    public String name() {
        return row.machineName();
    }
}
