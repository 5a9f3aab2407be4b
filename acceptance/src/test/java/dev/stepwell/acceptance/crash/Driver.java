package dev.stepwell.acceptance.crash;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A client that goes on from one life of the server to the next. Confined to its thread. */
abstract class Driver implements Runnable {
    private static final int FOR_EVER_MILLIS = 600_000;

    private final Target target;
    private final int stepsPerLife;
    private final int paceMillis;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    final Random random;

    /** @param paceMillis the longest pause between two steps */
    Driver(Target target, long seed, int stepsPerLife, int paceMillis) {
        this.target = target;
        this.random = new Random(seed);
        this.stepsPerLife = stepsPerLife;
        this.paceMillis = paceMillis;
    }

    /** Asks the server for something; it may die meanwhile. */
    abstract void step(SfnClient client);

    /** It has nothing left that is unsure, and begins nothing. */
    final void settle() {
        settled.complete(null);
    }

    final CompletableFuture<Void> settled() {
        return settled;
    }

    @Override
    public final void run() {
        Target.@Nullable Life life = target.current();
        while (life != null) {
            for (int i = 0; i < stepsPerLife && !life.isOver(); i++) {
                step(life.client());
                life.awaitOver(random.nextInt(1 + paceMillis));
            }
            life.awaitOver(FOR_EVER_MILLIS);
            life = life.next();
        }
    }
}
