package dev.stepwell.simulator;

import java.util.EnumMap;
import java.util.Map;

/** What many seeds came to, as text. */
final class Report {
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> seedsWith = new EnumMap<>(Fault.class);
    private long seeds;
    private long executions;
    private long events;

    void add(Simulation.Outcome outcome) {
        seeds++;
        executions += outcome.executions();
        events += outcome.events();
        outcome.faults().forEach((fault, count) -> {
            faults.merge(fault, (long) count, Long::sum);
            seedsWith.merge(fault, 1L, Long::sum);
        });
    }

    /** Which faults occurred at all. */
    Map<Fault, Long> faults() {
        return faults;
    }

    String text(long nanos) {
        StringBuilder text = new StringBuilder("%,d seeds, %,d executions, %,d events, %.1f seeds a second%n"
                .formatted(seeds, executions, events, seeds * 1e9 / Math.max(1, nanos)));
        for (Fault fault : Fault.values()) {
            text.append("%-20s %,10d times in %,d seeds%n"
                    .formatted(fault, faults.getOrDefault(fault, 0L), seedsWith.getOrDefault(fault, 0L)));
        }
        return text.toString();
    }
}
