package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.record.ExecutionRecord;
import dev.stepwell.interpreter.EngineBug;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DescribeExecution tells, without payloads. Immutable.
 *
 * @param machineId the machine's own id, with {@code revision} the key of the definition it uses
 * @param stopDate null while it runs
 * @param closingChunk key of the history chunk that ends with the closing event, 0 while it runs
 * @param parent the task that started it, or null
 * @param kept what a redrive can count on once it has ended
 * @param through the version and alias it was started through, or null
 * @param fault why it failed, timed out or was aborted; null while it runs and when it succeeded
 */
public record ExecutionRow(
        String arn,
        String name,
        String machineArn,
        long machineId,
        int revision,
        Status status,
        Instant startDate,
        @Nullable Instant stopDate,
        long closingChunk,
        @Nullable ParentLink parent,
        Kept kept,
        Redrives redrives,
        @Nullable Through through,
        @Nullable Fault fault) {
    /** What is kept of the control state of an execution that ended. */
    public enum Kept {
        /** Nothing: it succeeded, or it ended before there were redrives. */
        NOTHING,
        /** What a redrive needs. */
        STATE,
        /** Nothing, because the history has no room for a redrive. */
        FULL_HISTORY
    }

    /**
     * Why an execution did not succeed.
     *
     * @param error null when it was aborted without one
     * @param state the state that failed first, or the one it was in when it was stopped
     */
    public record Fault(@Nullable String error, String state) {}

    /**
     * @param chunk key of the history chunk that ends with the closing event
     * @param why null when it succeeded
     */
    public ExecutionRow closed(Status end, Instant at, long chunk, Kept keeps, @Nullable Fault why) {
        return new ExecutionRow(
                arn,
                name,
                machineArn,
                machineId,
                revision,
                end,
                startDate,
                at,
                chunk,
                parent,
                keeps,
                redrives,
                through,
                why);
    }

    /** @param token the client's, or null */
    public ExecutionRow redriven(@Nullable String token, Instant at) {
        return new ExecutionRow(
                arn,
                name,
                machineArn,
                machineId,
                revision,
                Status.RUNNING,
                startDate,
                null,
                0,
                parent,
                Kept.NOTHING,
                redrives.with(token, at),
                through,
                null);
    }

    /** The ARNs that ListExecutions knows it under: of its machine, and of the version and alias it came through. */
    public List<String> listedUnder() {
        if (through == null) {
            return List.of(machineArn);
        }
        String version = through.versionArn(machineArn);
        String alias = through.aliasArn(machineArn);
        return alias == null ? List.of(machineArn, version) : List.of(machineArn, version, alias);
    }

    /** The error it ended with, or null. */
    public @Nullable String error() {
        return fault == null ? null : fault.error();
    }

    /** The state it failed or was stopped in, or null. */
    public @Nullable String failedState() {
        return fault == null ? null : fault.state();
    }

    /** What ListExecutions tells. */
    public Summary summary() {
        return new Summary(
                arn,
                machineArn,
                name,
                status,
                startDate,
                stopDate,
                redrives.count(),
                redrives.date(),
                through == null ? null : through.versionArn(machineArn),
                through == null ? null : through.aliasArn(machineArn));
    }

    public byte[] encode() {
        ExecutionRecord.Builder record = ExecutionRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setMachineArn(machineArn)
                .setMachineId(machineId)
                .setRevision(revision)
                .setStatus(code(status))
                .setStartMillis(startDate.toEpochMilli())
                .setStopMillis(stopDate == null ? 0 : stopDate.toEpochMilli())
                .setClosingChunk(closingChunk)
                .setKept(code(kept));
        if (redrives.count() > 0) {
            record.setRedriveCount(redrives.count())
                    .setRedriveMillis(Redrives.millis(redrives.date()))
                    .addAllRedriveTokens(redrives.records());
        }
        if (parent != null) {
            record.setParent(parent.record());
        }
        if (through != null) {
            record.setThrough(through.record());
        }
        if (fault != null) {
            record.setFailedState(fault.state());
            if (fault.error() != null) {
                record.setError(fault.error());
            }
        }
        return Stamp.EXECUTION.write(record.build());
    }

    public static ExecutionRow decode(byte[] bytes) {
        ExecutionRecord record = Stamp.EXECUTION.read(bytes, ExecutionRecord.parser());
        return new ExecutionRow(
                record.getArn(),
                record.getName(),
                record.getMachineArn(),
                record.getMachineId(),
                record.getRevision(),
                status(record.getStatus()),
                Instant.ofEpochMilli(record.getStartMillis()),
                record.getStopMillis() == 0 ? null : Instant.ofEpochMilli(record.getStopMillis()),
                record.getClosingChunk(),
                record.hasParent() ? ParentLink.of(record.getParent()) : null,
                kept(record.getKept()),
                Redrives.of(record.getRedriveCount(), record.getRedriveMillis(), record.getRedriveTokensList()),
                record.hasThrough() ? Through.of(record.getThrough()) : null,
                record.hasFailedState()
                        ? new Fault(record.hasError() ? record.getError() : null, record.getFailedState())
                        : null);
    }

    private static int code(Kept kept) {
        return switch (kept) {
            case NOTHING -> 0;
            case STATE -> 1;
            case FULL_HISTORY -> 2;
        };
    }

    private static Kept kept(int code) {
        return switch (code) {
            case 0 -> Kept.NOTHING;
            case 1 -> Kept.STATE;
            case 2 -> Kept.FULL_HISTORY;
            default -> throw new EngineBug("nothing is kept with the code " + code);
        };
    }

    static int code(Status status) {
        return switch (status) {
            case RUNNING -> 0;
            case SUCCEEDED -> 1;
            case FAILED -> 2;
            case TIMED_OUT -> 3;
            case ABORTED -> 4;
            case PENDING_REDRIVE -> 5;
        };
    }

    static Status status(int code) {
        return switch (code) {
            case 0 -> Status.RUNNING;
            case 1 -> Status.SUCCEEDED;
            case 2 -> Status.FAILED;
            case 3 -> Status.TIMED_OUT;
            case 4 -> Status.ABORTED;
            case 5 -> Status.PENDING_REDRIVE;
            default -> throw new EngineBug("no status has the code " + code);
        };
    }
}
