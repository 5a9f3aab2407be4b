package dev.stepwell.server.logs;

import dev.stepwell.api.operations.LogRecord;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.tasks.logs.LogLine;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for one destination. Anybody adds; one thread takes them out as batches, and makes their text
 * only then, so that what waits is what the engine had in memory anyway.
 */
final class DestinationQueue {
    /** Memory that events take whatever they say. */
    private static final int ENTRY_BYTES = 256;

    private record Entry(LoggedEvents logged, long bytes) {}

    private final LogMetrics metrics;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    /** The next event to be taken out is this one of the first entry. */
    private int place;
    /** That event as a line, when it did not fit into the last batch. */
    private @Nullable LogLine made;

    DestinationQueue(LogMetrics metrics) {
        this.metrics = metrics;
    }

    static long weight(LoggedEvents logged) {
        return ENTRY_BYTES + logged.bytes();
    }

    long bytes() {
        return bytes.get();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(LoggedEvents logged, long weight) {
        bytes.addAndGet(weight);
        entries.add(new Entry(logged, weight));
    }

    /** As much as one request takes; without lines when all of it was too large, null when nothing waits. */
    @Nullable
    LogBatch next() {
        Entry entry = entries.peek();
        if (entry == null) {
            return null;
        }
        LogBatch batch = new LogBatch();
        while (entry != null) {
            LogLine line = line(entry.logged());
            if (line.message().length > LogLine.MESSAGE_BYTES_MAX) {
                metrics.dropped(DropReason.TOO_LARGE).increment();
            } else if (!batch.add(line)) {
                return batch;
            }
            advance(entry, batch);
            entry = entries.peek();
        }
        return batch;
    }

    private LogLine line(LoggedEvents logged) {
        LogLine line = made;
        if (line == null) {
            HistoryEvent event = logged.events().get(place);
            line = new LogLine(event.timestamp().toEpochMilli(), LogRecord.write(logged, event));
            made = line;
        }
        return line;
    }

    private void advance(Entry entry, LogBatch batch) {
        made = null;
        place++;
        if (place == entry.logged().events().size()) {
            place = 0;
            entries.remove();
            batch.frees(entry.bytes());
        }
    }

    /** A batch is done with. */
    void done(LogBatch batch) {
        bytes.addAndGet(-batch.freedBytes());
        metrics.waitingBytes.addAndGet(-batch.freedBytes());
        batch.clear();
    }

    /** Gives up all that waits, and says how many events that were; nothing may be added any more. */
    long clear() {
        long events = -place;
        for (Entry entry : entries) {
            events += entry.logged().events().size();
        }
        entries.clear();
        metrics.waitingBytes.addAndGet(-bytes.getAndSet(0));
        return events;
    }
}
