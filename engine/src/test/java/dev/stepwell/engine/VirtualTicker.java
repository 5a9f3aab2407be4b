package dev.stepwell.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A clock that a test winds forward; alarms ring on the winding thread. Thread-safe. */
public final class VirtualTicker implements Ticker {
    private record Set(Instant at, long number, Runnable task) {}

    private final PriorityQueue<Set> alarms =
            new PriorityQueue<>(Comparator.comparing(Set::at).thenComparingLong(Set::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration leapt = Duration.ZERO;
    private long numbers;

    @Override
    public synchronized Instant now() {
        return now;
    }

    /** Sets the time of day without time passing: alarms ring when they would have rung. */
    synchronized void leap(Duration by) {
        now = now.plus(by);
        List<Set> moved = alarms.stream()
                .map(set -> new Set(set.at().plus(by), set.number(), set.task()))
                .toList();
        alarms.clear();
        alarms.addAll(moved);
        leapt = leapt.plus(by);
    }

    @Override
    public synchronized long nanos() {
        return now.minus(leapt).toEpochMilli() * 1_000_000;
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        Set alarm;
        synchronized (this) {
            alarm = new Set(now.plus(delay), numbers++, task);
            if (delay.isPositive()) {
                alarms.add(alarm);
            }
        }
        if (!delay.isPositive()) {
            task.run();
        }
        return () -> {
            synchronized (this) {
                alarms.removeIf(set -> set.number() == alarm.number());
            }
        };
    }

    /** Lets time pass; what is due rings in order, each at its own time. */
    public void advance(Duration by) {
        Instant until = now().plus(by);
        for (Runnable next = step(until); next != null; next = step(until)) {
            next.run();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable step(Instant until) {
        Set first = alarms.peek();
        if (first == null || first.at().isAfter(until)) {
            now = until;
            return null;
        }
        alarms.remove();
        now = first.at().isAfter(now) ? first.at() : now;
        return first.task();
    }
}
