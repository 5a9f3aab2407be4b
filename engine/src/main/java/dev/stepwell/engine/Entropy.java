package dev.stepwell.engine;

import java.util.UUID;

/** The luck port: every random number, id and key of the engine comes from it. Thread-safe. */
public interface Entropy {
    /** Any long; good enough for ids and seeds, not for secrets. */
    long nextLong();

    /** Bytes nobody can guess, for keys. */
    byte[] secret(int length);

    /** A random (version 4) UUID. */
    default UUID uuid() {
        long high = (nextLong() & ~0xF000L) | 0x4000L;
        long low = (nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
