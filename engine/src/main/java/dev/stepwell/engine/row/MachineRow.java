package dev.stepwell.engine.row;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.record.MachineRecord;
import java.time.Instant;
import java.util.Map;

/**
 * A state machine: what its revisions share, and which of them is current. Immutable.
 *
 * @param id unique among all machines that ever had this name
 * @param revision the current one, from 0
 */
public record MachineRow(
        String arn,
        String name,
        long id,
        MachineType type,
        Instant creationDate,
        boolean deleting,
        int revision,
        Map<String, String> tags) {
    public MachineRow {
        tags = Map.copyOf(tags);
    }

    public MachineRow withRevision(int newRevision) {
        return new MachineRow(arn, name, id, type, creationDate, deleting, newRevision, tags);
    }

    public MachineRow marked() {
        return new MachineRow(arn, name, id, type, creationDate, true, revision, tags);
    }

    public byte[] encode() {
        return Stamp.MACHINE.write(MachineRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setId(id)
                .setType(code(type))
                .setCreationMillis(creationDate.toEpochMilli())
                .setDeleting(deleting)
                .setCurrentRevision(revision)
                .putAllTags(tags)
                .build());
    }

    public static MachineRow decode(byte[] bytes) {
        MachineRecord record = Stamp.MACHINE.read(bytes, MachineRecord.parser());
        return new MachineRow(
                record.getArn(),
                record.getName(),
                record.getId(),
                type(record.getType()),
                Instant.ofEpochMilli(record.getCreationMillis()),
                record.getDeleting(),
                record.getCurrentRevision(),
                record.getTagsMap());
    }

    static int code(MachineType type) {
        return switch (type) {
            case STANDARD -> 0;
            case EXPRESS -> 1;
        };
    }

    static MachineType type(int code) {
        return code == 0 ? MachineType.STANDARD : MachineType.EXPRESS;
    }
}
