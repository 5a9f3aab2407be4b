package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of day when somebody sets the clock of the machine. */
final class SteadyClockTest {
    private static final long HOURS = Duration.ofHours(5).toMillis();

    private long wall = 1_000_000_000L;
    private long millis;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> millis * 1_000_000);

    private long after(long passed, long set) {
        millis += passed;
        wall += passed + set;
        return clock.millis();
    }

    @Test
    void itIsTheMachinesAsLongAsNobodySetsThat() {
        assertThat(after(0, 0)).isEqualTo(wall);
        assertThat(after(86_400_000, 0)).isEqualTo(wall);
    }

    @Test
    void itFollowsAClockThatIsSetForward() {
        assertThat(after(10, HOURS)).isEqualTo(wall);
        assertThat(after(10, 0)).isEqualTo(wall);
    }

    @Test
    void itGoesOnAtItsPaceWhenTheClockIsSetBack() {
        long before = after(10, 0);

        assertThat(after(10, -HOURS)).isEqualTo(before + 10);
        assertThat(after(60_000, 0)).isEqualTo(before + 60_010);
    }

    @Test
    void itIsTheMachinesAgainWhenThatCatchesUp() {
        after(10, -HOURS);

        assertThat(after(10, HOURS)).isEqualTo(wall);
    }

    @Test
    void aSmallStepBackIsWaitedOut() {
        long before = after(10, 0);

        assertThat(after(10, -500)).isEqualTo(before);
        assertThat(after(600, 0)).isEqualTo(wall);
    }
}
