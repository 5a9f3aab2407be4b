package dev.stepwell.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time and what is to happen in it; what falls on the same moment happens in an order that is chance. */
final class Timeline {
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private record Entry(long at, long tie, long number, String what, Runnable act) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.comparingLong(Entry::at).thenComparingLong(Entry::tie).thenComparingLong(Entry::number));
    private final Luck luck;
    private final Trace trace;
    private long now = BEGIN;
    private long numbers;

    Timeline(Luck luck, Trace trace) {
        this.luck = luck;
        this.trace = trace;
    }

    Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** Milliseconds since the beginning. */
    long millis() {
        return now - BEGIN;
    }

    /** Something happens after so many milliseconds. */
    void in(long millis, String what, Runnable act) {
        entries.add(new Entry(now + Math.max(0, millis), luck.nextLong(), numbers++, what, act));
    }

    /** Whether something happens within so many milliseconds. */
    boolean isNear(long millis) {
        Entry first = entries.peek();
        return first != null && first.at() - now <= millis;
    }

    /** Lets the next thing happen; false when nothing is left. */
    boolean next() {
        Entry first = entries.poll();
        if (first == null) {
            return false;
        }
        now = Math.max(now, first.at());
        trace.note(millis(), first.what());
        first.act().run();
        return true;
    }

    void note(String what) {
        trace.note(millis(), what);
    }
}
