package dev.stepwell.engine.catalog;

import dev.stepwell.asl.model.Program;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.row.RevisionRow;
import dev.stepwell.engine.row.Through;
import org.jspecify.annotations.Nullable;

/**
 * A state machine at one revision, compiled. Immutable.
 *
 * @param id the machine's own id, see MachineRow
 * @param logs where the events of its executions are logged, or null
 * @param through the version and alias by which it was asked for, or null
 */
public record Machine(
        long id,
        int revision,
        RevisionRow row,
        Program program,
        @Nullable LogTarget logs,
        @Nullable Through through) {
    /** Asked for by its own ARN. */
    static Machine of(long id, int revision, RevisionRow row, Program program) {
        return new Machine(id, revision, row, program, LogTarget.of(row.machineName(), row.logging()), null);
    }

    public String arn() {
        return row.machineArn();
    }

    public String name() {
        return row.machineName();
    }

    /** The ARN of the version by which it was asked for, or null. */
    public @Nullable String versionArn() {
        return through == null ? null : through.versionArn(arn());
    }

    /** The ARN of the alias by which it was asked for, or null. */
    public @Nullable String aliasArn() {
        return through == null ? null : through.aliasArn(arn());
    }

    /** The same, asked for in this way. */
    public Machine through(@Nullable Through way) {
        return way == null && through == null ? this : new Machine(id, revision, row, program, logs, way);
    }
}
