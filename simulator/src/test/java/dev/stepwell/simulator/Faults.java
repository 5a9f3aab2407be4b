package dev.stepwell.simulator;

import java.util.function.Supplier;

/** What goes wrong with nodes and the disk, planned from the seed; what goes wrong around them the others decide. */
final class Faults {
    private static final int FULL_MILLIS_MAX = 4_000;
    private static final int FORWARD_MILLIS_MAX = 3 * 60 * 60_000;
    private static final int BACK_MILLIS_MAX = 20 * 60_000;

    private final World world;
    private final Luck luck;
    private final Cluster cluster;
    private final Supplier<SimNode> newNode;

    Faults(World world, Luck luck, Cluster cluster, Supplier<SimNode> newNode) {
        this.world = world;
        this.luck = luck;
        this.cluster = cluster;
        this.newNode = newNode;
    }

    /** Plans at least one within so many milliseconds. */
    void plan(int withinMillis) {
        int count = luck.between(1, 6);
        for (int i = 0; i < count; i++) {
            world.time().in(luck.between(0, withinMillis), "fault", this::happen);
        }
        world.time().in(withinMillis, "last fault", () -> {
            if (world.counts().isEmpty()) {
                crashNow();
            }
        });
    }

    private void happen() {
        SimNode node = cluster.owner();
        if (node == null) {
            return;
        }
        int way = luck.below(100);
        switch (luck.below(12)) {
            case 0 -> shutDown();
            case 1 -> {
                world.count(Fault.CLOCK_FORWARD);
                world.setClock(luck.between(1, FORWARD_MILLIS_MAX));
            }
            case 2 -> {
                world.count(Fault.CONGESTION);
                world.congest(luck.between(100, 20_000));
            }
            default -> {}
        }
        if (!node.isAlive()) {
            return;
        }
        if (way < 12) {
            crashNow();
        } else if (way < 24) {
            node.store().crashAtCommit(luck.below(10));
        } else if (way < 36) {
            node.crashAfterEffects(luck.below(10));
        } else if (way < 46) {
            node.crashAmongEffects(luck.below(8));
        } else if (way < 50) {
            node.store().crashInCatalog(0);
        } else if (way < 65) {
            takeOver();
        } else if (way < 75) {
            fullDisk();
        } else if (way < 85) {
            node.store().breakDown();
            world.time().in(luck.between(100, 5_000), "restart for a broken disk", () -> crash(node));
        } else {
            world.count(Fault.STALLED_LANE);
            node.stallLane(luck.between(100, 20_000));
        }
    }

    private void shutDown() {
        SimNode node = cluster.owner();
        if (node != null && node.isAlive() && node.shutDown()) {
            world.count(Fault.SHUTDOWN);
            stopped(node);
        }
    }

    private void crashNow() {
        SimNode node = cluster.owner();
        if (node != null) {
            crash(node);
        }
    }

    /** The node dies and another process starts after a while. */
    void crash(SimNode node) {
        if (!node.isAlive()) {
            return;
        }
        world.count(Fault.CRASH);
        stopped(node);
    }

    private void stopped(SimNode node) {
        node.crash();
        boolean wasOwner = node.equals(cluster.owner());
        cluster.died(node);
        if (wasOwner) {
            world.time().in(luck.between(0, 3_000), "restart", this::restart);
        }
    }

    private void restart() {
        if (cluster.owner() == null) {
            if (cluster.zombie() == null && luck.oneIn(8) && world.faultsAreOn()) {
                world.count(Fault.CLOCK_BACK);
                world.setClock(-luck.between(1, BACK_MILLIS_MAX));
            }
            cluster.began(newNode.get());
        }
    }

    /** Another node takes the disk, and the one before does not know for a while. */
    private void takeOver() {
        SimNode old = cluster.owner();
        if (old == null || cluster.zombie() != null) {
            return;
        }
        world.count(Fault.TAKEOVER);
        cluster.takenOver(newNode.get());
        world.time().in(luck.between(0, 15_000), "end of a zombie", () -> crash(old));
    }

    private void fullDisk() {
        world.disk().full(true);
        world.time()
                .in(
                        luck.between(100, FULL_MILLIS_MAX),
                        "space again",
                        () -> world.disk().full(false));
    }

    /** From now on nothing goes wrong any more. */
    void stop() {
        world.faults(false);
        world.disk().full(false);
        SimNode node = cluster.owner();
        if (node != null && (node.store().isBroken() || luck.oneIn(2))) {
            crash(node);
        }
    }
}
