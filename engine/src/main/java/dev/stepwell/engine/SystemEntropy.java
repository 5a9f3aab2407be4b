package dev.stepwell.engine;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The luck of the machine. Thread-safe. */
public final class SystemEntropy implements Entropy {
    private final SecureRandom secrets = new SecureRandom();

    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }

    @Override
    public byte[] secret(int length) {
        byte[] bytes = new byte[length];
        secrets.nextBytes(bytes);
        return bytes;
    }
}
