package dev.stepwell.engine.row;

import com.google.protobuf.UnsafeByteOperations;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.ExpressRecord;
import java.time.Instant;

/**
 * An asynchronous Express execution that was accepted and has not run to its end. Immutable.
 *
 * @param machineId the machine's own id, with {@code revision} the key of the definition it uses
 * @param epoch of the partition when the row was written: a process begins anew what those before it left
 */
public record ExpressRow(
        String arn, String name, long machineId, int revision, Instant startDate, long epoch, Payload input) {
    public byte[] encode() {
        return Stamp.EXPRESS.write(ExpressRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setMachineId(machineId)
                .setRevision(revision)
                .setStartMillis(startDate.toEpochMilli())
                .setEpoch(epoch)
                .setInput(UnsafeByteOperations.unsafeWrap(input.utf8()))
                .build());
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
                Payload.ofUtf8(record.getInput().toByteArray()));
    }
}
