package dev.stepwell.simulator;

import dev.stepwell.engine.Entropy;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, all of it from a seed. */
final class Luck implements Entropy {
    private final SplittableRandom random;

    Luck(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Chance of its own for a part, so that one part's draws do not change another's. */
    Luck split() {
        return new Luck(random.nextLong());
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code from} to {@code to}. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public byte[] secret(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
