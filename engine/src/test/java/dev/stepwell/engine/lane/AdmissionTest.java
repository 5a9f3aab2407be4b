package dev.stepwell.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.engine.AdmissionOptions;
import dev.stepwell.engine.metric.LaneMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many starts a lane lets wait: a burst passes, a queue that stands is cut. */
final class AdmissionTest {
    private static final long MILLI = 1_000_000;
    private static final int BYTES = 100;

    private record Start(long since, long ahead) {}

    private final LaneMetrics metrics = new LaneMetrics();
    private final Admission admission = new Admission(
            new AdmissionOptions(
                    4_096,
                    64,
                    1_000_000,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    4_096,
                    10),
            metrics);
    private final Deque<Start> queue = new ArrayDeque<>();
    private long now = 1_000 * MILLI;
    private int refused;

    @Test
    void aBurstOnAnIdleLaneIsTakenWhole() {
        for (int i = 0; i < 4_096; i++) {
            assertThat(start()).isNull();
        }
        assertThat(start()).isEqualTo(RefusalReason.QUEUE_FULL);
    }

    @Test
    void startsWaitNoLongerThanTheTargetWhenMoreComeThanCanBeDone() {
        // a start a millisecond is done, three come
        overload(5_000);
        long longest = overload(10_000);

        assertThat(metrics.overloaded.get()).isEqualTo(1);
        assertThat(longest).isBetween(80 * MILLI, 120 * MILLI);
        assertThat(refused).isGreaterThan(18_000);
    }

    @Test
    void aSlowLaneStillLetsAFewWait() {
        for (int i = 0; i < 100; i++) {
            start();
            start();
            start();
            now += 200 * MILLI;
            serve();
        }

        assertThat(metrics.overloaded.get()).isEqualTo(1);
        assertThat(metrics.admissionWaiting.get()).isBetween(60L, 64L);
    }

    @Test
    void itIsCalmAgainSoonAfterTheLoadHasGone() {
        overload(5_000);
        while (serve() >= 0) {
            now += MILLI;
        }
        assertThat(metrics.overloaded.get()).isEqualTo(1);
        now += 1_001 * MILLI;

        for (int i = 0; i < 4_096; i++) {
            assertThat(start()).isNull();
        }
    }

    @Test
    void aLoadThatCanBeDoneIsNeverRefused() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(start()).isNull();
            now += MILLI;
            serve();
        }
        assertThat(metrics.overloaded.get()).isZero();
    }

    @Test
    void largeInputsFillItSooner() {
        for (int i = 0; i < 10; i++) {
            assertThat(admission.enter(100_000, now)).isNull();
        }
        assertThat(admission.enter(1, now)).isEqualTo(RefusalReason.QUEUE_BYTES);
        admission.left(100_000);
        assertThat(admission.enter(1, now)).isNull();
    }

    /** Three starts come and one is done each millisecond; the longest wait of those that are done. */
    private long overload(int millis) {
        refused = 0;
        long longest = 0;
        for (int i = 0; i < millis; i++) {
            start();
            start();
            start();
            now += MILLI;
            longest = Math.max(longest, serve());
        }
        return longest;
    }

    private @Nullable RefusalReason start() {
        RefusalReason reason = admission.enter(BYTES, now);
        if (reason == null) {
            queue.add(new Start(now, admission.waiting() - 1));
        } else {
            refused++;
        }
        return reason;
    }

    /** How long the next waited, or -1 when none waits. */
    private long serve() {
        Start next = queue.poll();
        if (next == null) {
            admission.drained(now);
            return -1;
        }
        admission.taken(now - next.since(), next.ahead(), now);
        admission.left(BYTES);
        return now - next.since();
    }
}
