package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.record.ExecutionRecord;
import dev.stepwell.interpreter.EngineBug;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What DescribeExecution tells, without payloads. Immutable.
 *
 * @param machineId the machine's own id, with {@code revision} the key of the definition it uses
 * @param stopDate null while it runs
 * @param closingChunk key of the history chunk that ends with the closing event, 0 while it runs
 * @param parent the task that started it, or null
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
        @Nullable ParentLink parent) {
    public ExecutionRow closed(Status end, Instant at, long chunk) {
        return new ExecutionRow(arn, name, machineArn, machineId, revision, end, startDate, at, chunk, parent);
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
                .setClosingChunk(closingChunk);
        if (parent != null) {
            record.setParent(parent.record());
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
                record.hasParent() ? ParentLink.of(record.getParent()) : null);
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
