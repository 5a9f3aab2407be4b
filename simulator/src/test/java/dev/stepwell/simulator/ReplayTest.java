package dev.stepwell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed tells everything: whatever happened happens again, to the byte. */
final class ReplayTest {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSeedDoesTheSameTwice(long seed) {
        assertThat(Simulation.run(seed, null)).isEqualTo(Simulation.run(seed, null));
    }

    @Test
    void aSeedThatFailsFailsAgain() {
        int failed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            long chosen = seed;
            Throwable first = catchThrowable(() -> Simulation.run(chosen, Plant.CALL_NOT_MARKED));
            if (first != null) {
                failed++;
                assertThat(catchThrowable(() -> Simulation.run(chosen, Plant.CALL_NOT_MARKED)))
                        .hasMessage(first.getMessage());
            }
        }
        assertThat(failed).isGreaterThanOrEqualTo(3);
    }
}
