package dev.stepwell.simulator;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What everything in one simulation shares. */
final class World {
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final Trace trace = new Trace();
    private final Findings findings = new Findings();
    private final Ledger ledger;
    private final SimDisk disk;
    private final Timeline time;
    private final @Nullable Plant plant;
    private boolean faultsAreOn;

    World(Luck luck, @Nullable Plant plant) {
        this.plant = plant;
        this.time = new Timeline(luck.split(), trace);
        this.ledger = new Ledger(findings, trace);
        this.disk = new SimDisk(ledger, plant);
    }

    Timeline time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    Findings findings() {
        return findings;
    }

    Ledger ledger() {
        return ledger;
    }

    SimDisk disk() {
        return disk;
    }

    @Nullable
    Plant plant() {
        return plant;
    }

    boolean faultsAreOn() {
        return faultsAreOn;
    }

    void faults(boolean on) {
        faultsAreOn = on;
    }

    void count(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
        time.note(fault.name());
    }

    Map<Fault, Integer> counts() {
        return counts;
    }
}
