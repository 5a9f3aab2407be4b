package dev.stepwell.simulator;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.ActivityOffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Workers that poll for the tasks of activities and do them, mostly. */
final class SimWorkers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOST_MILLIS = 30_000;

    private final World world;
    private final Luck luck;
    private final Cluster cluster;
    private final SimTokens tokens;
    private final Set<ActivityOffer> handedOut = new HashSet<>();

    SimWorkers(World world, Luck luck, Cluster cluster, SimTokens tokens) {
        this.world = world;
        this.luck = luck;
        this.cluster = cluster;
        this.tokens = tokens;
    }

    /** A worker begins to poll, and does so for ever. */
    void poll(String activityArn) {
        SimNode node = cluster.some();
        if (node == null) {
            again(activityArn, 700);
            return;
        }
        boolean[] done = {false};
        try {
            var _ = node.engine()
                    .activityQueues()
                    .ask(activityArn, PATIENCE)
                    .thenAccept(offer -> world.time().in(0, "offer", () -> {
                        if (node.isAlive()) {
                            boolean waits = !done[0];
                            done[0] = true;
                            offered(node, activityArn, offer, waits);
                        }
                    }));
        } catch (Refused _) {
            again(activityArn, 1_000);
            return;
        }
        world.time().in(LOST_MILLIS, "patience of a worker", () -> {
            if (!done[0]) {
                done[0] = true;
                poll(activityArn);
            }
        });
    }

    private void again(String activityArn, int millis) {
        world.time().in(millis, "poll", () -> poll(activityArn));
    }

    private void offered(SimNode node, String activityArn, @Nullable ActivityOffer offer, boolean waits) {
        if (offer != null && !waits) {
            node.engine().activityQueues().offerAgain(activityArn, offer);
        } else if (offer != null) {
            take(node, activityArn, offer);
        }
        if (waits) {
            again(activityArn, luck.between(0, 2_000));
        }
    }

    private void take(SimNode node, String activityArn, ActivityOffer offer) {
        node.engine().requests().take(activityArn, offer, "worker").then(_ -> taken(node, offer), why -> {
            if (!why.code().startsWith("Task")) {
                node.engine().activityQueues().offerAgain(activityArn, offer);
            }
        });
    }

    private void taken(SimNode node, ActivityOffer offer) {
        world.findings().require(handedOut.add(offer), "an activity task was handed out twice: " + offer);
        Past past = world.ledger().find(offer.execution());
        world.findings()
                .require(
                        past != null && past.taken.containsKey(offer.attempt().number()),
                        "an activity task was handed out before that was durable: " + offer);
        String token = node.engine().requests().task(offer).token();
        if (luck.oneIn(8) && world.faultsAreOn()) {
            world.count(Fault.WORKER_LOST);
        } else {
            tokens.holds(token, new SimTokens.Task(offer.execution(), offer.attempt()));
        }
    }
}
