package dev.stepwell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed tells everything: whatever happened happens again, to the byte. */
final class ReplayTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSeedDoesTheSameTwice(long seed) {
        assertThat(Simulation.run(seed, null)).isEqualTo(Simulation.run(seed, null));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSeedThatFailsFailsAgain(long seed) {
        Throwable first = catchThrowable(() -> Simulation.run(seed, Plant.CALL_NOT_MARKED));
        Throwable second = catchThrowable(() -> Simulation.run(seed, Plant.CALL_NOT_MARKED));

        assertThat(first).isNotNull();
        assertThat(second).hasMessage(first.getMessage());
    }
}
