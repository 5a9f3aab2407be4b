package dev.stepwell.simulator;

import dev.stepwell.engine.lane.EffectGate;
import dev.stepwell.engine.lane.Lane;
import dev.stepwell.engine.lane.LaneDriver;
import dev.stepwell.engine.lane.OpenBatch;
import dev.stepwell.store.Committed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Drives a lane of the engine turn by turn. */
final class SimLane implements LaneDriver {
    private static final int STOP_STEPS_MAX = 20_000;

    private final World world;
    private final SimNode node;
    private final EffectGate gate;
    private @Nullable Lane lane;
    private Instant armed = Instant.MIN;
    private long stalledUntil;
    private boolean awake = true;

    SimLane(World world, SimNode node, EffectGate gate) {
        this.world = world;
        this.node = node;
        this.gate = gate;
    }

    @Override
    public void start(Lane driven) {
        lane = driven;
    }

    /** Gets no turn for so long. */
    void stall(long millis) {
        stalledUntil = world.time().millis() + millis;
        world.time().in(millis, "a lane goes on", () -> {});
    }

    boolean turn() {
        Lane driven = lane;
        if (driven == null || stalledUntil > world.time().millis()) {
            return false;
        }
        if (!awake && !driven.mailbox().hasRung()) {
            return false;
        }
        awake = driven.turn();
        if (!awake) {
            arm(driven, driven.nextLook());
        }
        return true;
    }

    private void arm(Lane driven, @Nullable Instant wanted) {
        Instant now = node.now();
        if (wanted == null || world.plant() == Plant.WAKE_FORGOTTEN) {
            return;
        }
        boolean isSet = armed.isAfter(now) && !armed.isAfter(wanted);
        if (isSet) {
            return;
        }
        armed = wanted;
        world.time().in(Duration.between(now, wanted).toMillis(), "ring", driven.mailbox()::ring);
    }

    @Override
    public void commit(OpenBatch batch) {
        if (world.plant() == Plant.EFFECTS_BEFORE_COMMIT) {
            var _ = gate.begin(batch);
            later(batch, new Committed.Durable());
        } else {
            var _ = gate.begin(batch).thenAccept(outcome -> later(batch, outcome));
        }
    }

    private void later(OpenBatch batch, Committed outcome) {
        world.time().in(0, "settle", () -> {
            Lane driven = lane;
            if (driven != null && node.isAlive()) {
                gate.settle(batch, outcome, driven.mailbox());
                node.settled();
            }
        });
    }

    @Override
    public boolean isDead() {
        return false;
    }

    @Override
    public void beginStop() {
        Lane driven = lane;
        if (driven != null) {
            driven.beginStop();
        }
    }

    @Override
    public void awaitStop(Duration patience) {
        Lane driven = lane;
        stalledUntil = 0;
        for (int i = 0; driven != null && node.isAlive() && i < STOP_STEPS_MAX; i++) {
            boolean worked = driven.turn();
            if (!worked && (driven.isQuiet() || driven.isStuck())) {
                return;
            }
            if (!worked) {
                world.time().next();
            }
        }
        world.findings().require(!node.isAlive(), "a lane did not stop");
    }
}
