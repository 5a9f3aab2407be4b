package dev.stepwell.engine;

import java.util.SplittableRandom;

/** Luck from a seed. Thread-safe. */
public final class FixedEntropy implements Entropy {
    private final SplittableRandom random;

    public FixedEntropy(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public synchronized long nextLong() {
        return random.nextLong();
    }

    @Override
    public synchronized byte[] secret(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
