package dev.stepwell.interpreter.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what executions really did. Thread-safe. */
public final class Coverage {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts one use of a construct. */
    public void saw(String construct) {
        counts.computeIfAbsent(construct, _ -> new LongAdder()).increment();
    }

    /** How often a construct was used. */
    public long count(String construct) {
        LongAdder count = counts.get(construct);
        return count == null ? 0 : count.sum();
    }

    /** Everything that was used. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((construct, count) -> all.put(construct, count.sum()));
        return all;
    }
}
