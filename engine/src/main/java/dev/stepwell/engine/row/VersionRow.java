package dev.stepwell.engine.row;

import dev.stepwell.engine.record.VersionRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a state machine: a number that stands for a revision. Immutable. */
public record VersionRow(int number, int revision, @Nullable String description, Instant creationDate) {
    public byte[] encode() {
        VersionRecord.Builder record = VersionRecord.newBuilder()
                .setNumber(number)
                .setRevision(revision)
                .setCreationMillis(creationDate.toEpochMilli());
        if (description != null) {
            record.setDescription(description);
        }
        return Stamp.MACHINE_VERSION.write(record.build());
    }

    public static VersionRow decode(byte[] bytes) {
        VersionRecord record = Stamp.MACHINE_VERSION.read(bytes, VersionRecord.parser());
        return new VersionRow(
                record.getNumber(),
                record.getRevision(),
                record.hasDescription() ? record.getDescription() : null,
                Instant.ofEpochMilli(record.getCreationMillis()));
    }
}
