package dev.stepwell.engine.row;

import com.google.protobuf.UnsafeByteOperations;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.ExpressRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous Express execution that was accepted and has not run to its end. Immutable.
 *
 * @param machineId the machine's own id, with {@code revision} the key of the definition it uses
 * @param epoch of the partition when the row was written: a process begins anew what those before it left
 * @param through the version and alias it was started through, or null
 */
public record ExpressRow(
        String arn,
        String name,
        long machineId,
        int revision,
        Instant startDate,
        long epoch,
        Payload input,
        @Nullable Through through) {
    public byte[] encode() {
        ExpressRecord.Builder record = ExpressRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setMachineId(machineId)
                .setRevision(revision)
                .setStartMillis(startDate.toEpochMilli())
                .setEpoch(epoch)
                .setInput(UnsafeByteOperations.unsafeWrap(input.utf8()));
        if (through != null) {
            record.setThrough(through.record());
        }
        return Stamp.EXPRESS.write(record.build());
    }

    public static ExpressRow decode(byte[] bytes) {
        ExpressRecord record = Stamp.EXPRESS.read(bytes, ExpressRecord.parser());
        return new ExpressRow(
                record.getArn(),
                record.getName(),
                record.getMachineId(),
                record.getRevision(),
                Instant.ofEpochMilli(record.getStartMillis()),
                record.getEpoch(),
                Payload.ofUtf8(record.getInput().toByteArray()),
                record.hasThrough() ? Through.of(record.getThrough()) : null);
    }
}
