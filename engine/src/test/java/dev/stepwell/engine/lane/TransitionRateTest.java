package dev.stepwell.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.engine.TransitionLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bucket of state transitions, and the line of those who found it empty. */
final class TransitionRateTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TransitionRate rate = new TransitionRate(new TransitionLimit(3, 2));

    private static Instant after(long millis) {
        return START.plusMillis(millis);
    }

    @Test
    void givesABucketfulAtOnceAndThenAsManyAsItsRate() {
        assertThat(rate.take(2, START)).isEqualTo(2);
        assertThat(rate.take(2, START)).isEqualTo(1);
        assertThat(rate.take(2, after(499))).isZero();
        assertThat(rate.take(2, after(500))).isEqualTo(1);
        assertThat(rate.take(9, after(3_600_000))).isEqualTo(3);
    }

    @Test
    void whatIsGivenBackCanBeTaken() {
        assertThat(rate.take(3, START)).isEqualTo(3);
        rate.giveBack(2);

        assertThat(rate.take(3, START)).isEqualTo(2);
    }

    @Test
    void thoseWhoFindItEmptyGetTheNextOnesInOrder() {
        assertThat(rate.take(3, START)).isEqualTo(3);
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            turns.add(rate.reserve(START) - START.toEpochMilli());
        }

        assertThat(turns).containsExactly(500L, 1_000L, 1_500L);
    }

    @Test
    void nobodyOvertakesThoseInLine() {
        assertThat(rate.take(3, START)).isEqualTo(3);
        rate.reserve(START);
        rate.reserve(START);

        assertThat(rate.take(1, after(1_400))).isZero();
        assertThat(rate.take(1, after(1_500))).isEqualTo(1);
    }

    @Test
    void aTurnIsNeverBeforeItsToken() {
        TransitionRate third = new TransitionRate(new TransitionLimit(1, 3));
        assertThat(third.take(1, START)).isEqualTo(1);

        assertThat(third.reserve(START) - START.toEpochMilli()).isEqualTo(334);
    }

    @Test
    void aLaneWhoseClockIsBehindGetsNoMore() {
        assertThat(rate.take(3, after(1_000))).isEqualTo(3);

        assertThat(rate.take(1, START)).isZero();
    }
}
