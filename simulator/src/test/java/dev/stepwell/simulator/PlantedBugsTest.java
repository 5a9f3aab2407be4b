package dev.stepwell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator finds bugs: those that are put into what it drives, each within some seeds. */
final class PlantedBugsTest {
    private static final int SEEDS_MAX = 300;

    @ParameterizedTest
    @EnumSource
    void isFound(Plant plant) {
        int seeds = seedsUntilFound(plant);

        System.out.println(plant + " found with seed " + seeds);
        assertThat(seeds).isLessThanOrEqualTo(SEEDS_MAX);
    }

    private static int seedsUntilFound(Plant plant) {
        for (int seed = 1; seed <= SEEDS_MAX; seed++) {
            try {
                run(seed, plant);
            } catch (IllegalStateException found) {
                return seed;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static void run(int seed, Plant plant) {
        switch (plant) {
            case SWEEP_NOT_CLAIMED, SWEPT_TOO_SOON -> Simulation.runSwept(seed, plant);
            default -> Simulation.run(seed, plant);
        }
    }
}
