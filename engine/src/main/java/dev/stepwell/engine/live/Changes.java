package dev.stepwell.engine.live;

import dev.stepwell.engine.row.ExecutionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last executions that began or ended, numbered in the order in which that became durable, for all who watch. When
 * the last watcher has left, it goes on for one ring's length, so that one who comes back soon misses nothing, and then
 * rests. Thread-safe.
 */
final class Changes {
    /** Changes that are kept. */
    static final int KEPT = 8_192;

    private final ExecutionRow[] ring = new ExecutionRow[KEPT];
    private final Set<Bell> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean recording;
    /** Number of the next change. */
    private long next = 1;
    /** Number of the first change that is known without a gap. */
    private long first = 1;
    /** Changes since the last watcher left. */
    private long unwatched;

    /** A change and its number. */
    record Numbered(long number, ExecutionRow row) {}

    /** What a watcher reads at once; {@code gap} says that he has missed some before these. */
    record Read(List<Numbered> changes, long upTo, boolean gap) {}

    void add(List<ExecutionRow> rows) {
        if (!recording || rows.isEmpty()) {
            return;
        }
        record(rows);
        bells.forEach(Bell::ring);
    }

    private synchronized void record(List<ExecutionRow> rows) {
        if (!recording) {
            return;
        }
        for (ExecutionRow row : rows) {
            ring[(int) (next % KEPT)] = row;
            next++;
        }
        first = Math.max(first, next - KEPT);
        unwatched = bells.isEmpty() ? unwatched + rows.size() : 0;
        if (unwatched >= KEPT) {
            recording = false;
        }
    }

    /** Number of the last change. From now on none is missed. */
    synchronized long enter(Bell bell) {
        bells.add(bell);
        if (!recording) {
            // a number is left out, so that whoever knows an older one learns of the gap
            next++;
            first = next;
            recording = true;
        }
        return next - 1;
    }

    synchronized void leave(Bell bell) {
        bells.remove(bell);
        unwatched = 0;
    }

    /** The changes after a number, at most {@code limit} of them looked at. */
    synchronized Read read(long after, int limit) {
        boolean gap = after + 1 < first || after >= next;
        long from = gap ? first : after + 1;
        long to = Math.min(next, from + limit);
        List<Numbered> changes = new ArrayList<>();
        for (long number = from; number < to; number++) {
            changes.add(new Numbered(number, ring[(int) (number % KEPT)]));
        }
        return new Read(changes, to - 1, gap);
    }
}
