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
 * @param published what became of publishing it
 */
public record MachineRow(
        String arn,
        String name,
        long id,
        MachineType type,
        Instant creationDate,
        boolean deleting,
        int revision,
        Map<String, String> tags,
        Published published) {
    public MachineRow {
        tags = Map.copyOf(tags);
    }

    public MachineRow withRevision(int newRevision) {
        return new MachineRow(arn, name, id, type, creationDate, deleting, newRevision, tags, published);
    }

    public MachineRow marked() {
        return new MachineRow(arn, name, id, type, creationDate, true, revision, tags, published);
    }

    public MachineRow with(Published newPublished) {
        return new MachineRow(arn, name, id, type, creationDate, deleting, revision, tags, newPublished);
    }

    public MachineRow withTags(Map<String, String> newTags) {
        return new MachineRow(arn, name, id, type, creationDate, deleting, revision, newTags, published);
    }

    public byte[] encode() {
        MachineRecord.Builder record = MachineRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setId(id)
                .setType(code(type))
                .setCreationMillis(creationDate.toEpochMilli())
                .setDeleting(deleting)
                .setCurrentRevision(revision)
                .putAllTags(tags)
                .setLastVersion(published.lastVersion())
                .setLastAlias(published.lastAlias())
                .setVersions(published.versions())
                .setPublishedAtCreation(published.atCreation());
        String description = published.descriptionAtCreation();
        if (description != null) {
            record.setDescriptionAtCreation(description);
        }
        return Stamp.MACHINE.write(record.build());
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
                record.getTagsMap(),
                new Published(
                        record.getLastVersion(),
                        record.getLastAlias(),
                        record.getVersions(),
                        record.getPublishedAtCreation(),
                        record.hasDescriptionAtCreation() ? record.getDescriptionAtCreation() : null));
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
