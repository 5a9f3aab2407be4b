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
    private boolean resends;
    private boolean keepsShortly;
    private long clockAheadMillis;
    private boolean clockWasSet;
    private long congestedUntil;

    World(Luck luck, @Nullable Plant plant) {
        this.plant = plant;
        this.time = new Timeline(luck.split(), trace);
        this.ledger = new Ledger(findings, trace, () -> time.now().plusMillis(clockAheadMillis));
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

    /** Whether a call that a crash left open may be made again. */
    boolean resends() {
        return resends;
    }

    void resends(boolean may) {
        resends = may;
    }

    /** Whether closed executions are deleted while others run. */
    boolean keepsShortly() {
        return keepsShortly;
    }

    void keepsShortly(boolean does) {
        keepsShortly = does;
    }

    /** How far the clocks of nodes are ahead of virtual time. */
    long clockAheadMillis() {
        return clockAheadMillis;
    }

    boolean clockWasSet() {
        return clockWasSet;
    }

    void setClock(long byMillis) {
        clockWasSet = true;
        clockAheadMillis += byMillis;
    }

    boolean isCongested() {
        return time.millis() < congestedUntil;
    }

    void congest(long millis) {
        congestedUntil = time.millis() + millis;
    }

    void count(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
        time.note(fault.name());
    }

    Map<Fault, Integer> counts() {
        return counts;
    }
}
