package dev.stepwell.engine.row;

import dev.stepwell.engine.record.ActivityRecord;
import java.time.Instant;
import java.util.Map;

/** An activity. Immutable. */
public record ActivityRow(String arn, String name, Instant creationDate, Map<String, String> tags) {
    public ActivityRow {
        tags = Map.copyOf(tags);
    }

    public byte[] encode() {
        return Stamp.ACTIVITY.write(ActivityRecord.newBuilder()
                .setArn(arn)
                .setName(name)
                .setCreationMillis(creationDate.toEpochMilli())
                .putAllTags(tags)
                .build());
    }

    public static ActivityRow decode(byte[] bytes) {
        ActivityRecord record = Stamp.ACTIVITY.read(bytes, ActivityRecord.parser());
        return new ActivityRow(
                record.getArn(),
                record.getName(),
                Instant.ofEpochMilli(record.getCreationMillis()),
                record.getTagsMap());
    }
}
