package dev.stepwell.interpreter.oracle.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Luck from a seed. */
final class Dice {
    /** Every so many seeds have a scenario that begins with Choices, a Pass, anything, or meets limits. */
    static final int FOCUSES = 4;

    private final SplittableRandom random;
    private final long round;
    private final Set<String> taken = new HashSet<>();

    Dice(long seed) {
        round = Math.floorDiv(seed, FOCUSES);
        random = new SplittableRandom(seed);
    }

    /** One after the other from seed to seed when first asked about something, then any; so that each has its turn. */
    int turn(String about, int bound) {
        return taken.add(about) ? (int) Math.floorMod(round, (long) bound) : below(bound);
    }

    /** Like {@link #turn}, changing only after all turns of another number of things. */
    boolean slowTurn(String about, int turns, int bound) {
        return taken.add(about) ? Math.floorMod(Math.floorDiv(round, (long) turns), (long) bound) == 0 : percent(6);
    }

    /** From 0, inclusive, to the bound, exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[below(values.length)];
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }
}
