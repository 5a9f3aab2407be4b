package dev.stepwell.engine.row;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.record.ListingRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of ListExecutions. Immutable. */
public record ListingRow(
        String name,
        Status status,
        Instant startDate,
        @Nullable Instant stopDate,
        int redriveCount,
        @Nullable Instant redriveDate,
        @Nullable Through through) {
    public static ListingRow of(ExecutionRow row) {
        return new ListingRow(
                row.name(),
                row.status(),
                row.startDate(),
                row.stopDate(),
                row.redrives().count(),
                row.redrives().date(),
                row.through());
    }

    /** When it began to run: its start, or its last redrive. */
    public Instant runningSince() {
        return redriveDate == null ? startDate : redriveDate;
    }

    public byte[] encode() {
        ListingRecord.Builder record = ListingRecord.newBuilder()
                .setName(name)
                .setStatus(ExecutionRow.code(status))
                .setStartMillis(startDate.toEpochMilli())
                .setStopMillis(stopDate == null ? 0 : stopDate.toEpochMilli())
                .setRedriveCount(redriveCount)
                .setRedriveMillis(Redrives.millis(redriveDate));
        if (through != null) {
            record.setThrough(through.record());
        }
        return Stamp.LISTING.write(record.build());
    }

    public static ListingRow decode(byte[] bytes) {
        ListingRecord record = Stamp.LISTING.read(bytes, ListingRecord.parser());
        return new ListingRow(
                record.getName(),
                ExecutionRow.status(record.getStatus()),
                Instant.ofEpochMilli(record.getStartMillis()),
                record.getStopMillis() == 0 ? null : Instant.ofEpochMilli(record.getStopMillis()),
                record.getRedriveCount(),
                Redrives.date(record.getRedriveMillis()),
                record.hasThrough() ? Through.of(record.getThrough()) : null);
    }
}
