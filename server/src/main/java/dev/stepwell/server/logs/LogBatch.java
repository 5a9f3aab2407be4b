package dev.stepwell.server.logs;

import dev.stepwell.tasks.logs.CloudWatchLogs;
import dev.stepwell.tasks.logs.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Events of one request, within the bounds of the service. Confined to one thread. */
final class LogBatch {
    /** The service takes no batch that spans more. */
    private static final long SPAN_MILLIS_MAX = Duration.ofHours(24).toMillis();

    private final List<LogLine> lines = new ArrayList<>();
    private long bytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long freedBytes;

    /** Adds an event, if there is room. */
    boolean add(LogLine line) {
        long first = Math.min(earliest, line.millis());
        long last = Math.max(latest, line.millis());
        if (lines.size() == CloudWatchLogs.EVENTS_MAX
                || bytes + line.bytes() > CloudWatchLogs.BATCH_BYTES_MAX
                || last - first >= SPAN_MILLIS_MAX) {
            return false;
        }
        lines.add(line);
        bytes += line.bytes();
        earliest = first;
        latest = last;
        return true;
    }

    /** So much need not wait any longer once the batch is done with. */
    void frees(long waitingBytes) {
        freedBytes += waitingBytes;
    }

    long freedBytes() {
        return freedBytes;
    }

    /** It is done with. */
    void clear() {
        lines.clear();
        freedBytes = 0;
    }

    int size() {
        return lines.size();
    }

    /** In the order of their times, as the service wants them; of one execution in the order of their ids. */
    List<LogLine> lines() {
        lines.sort(Comparator.comparingLong(LogLine::millis));
        return lines;
    }
}
