package dev.stepwell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.TransitionLimit;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Many lives of a cluster, each from its seed; a seed that fails says so in its message. */
final class SeedsTest {
    private static final boolean LONG = Boolean.getBoolean("stepwell.long");
    private static final int FIXED = LONG ? 50_000 : 300;
    private static final int RANDOM = LONG ? 50_000 : 150;
    private static final int THROTTLED = LONG ? 20_000 : 100;
    private static final int SWEPT = LONG ? 10_000 : 100;
    private static final int ENOUGH_FOR_EVERY_FAULT = 1_000;

    @Test
    void noSeedFromOneOnBreaksARule() {
        Report report = run(1, FIXED);

        if (FIXED >= ENOUGH_FOR_EVERY_FAULT) {
            assertThat(report.faults().keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.SWEEP)));
        }
    }

    @Test
    void noSeedFromARandomOneOnBreaksARule() {
        long from = new SystemEntropy().nextLong() >>> 1;
        System.out.println("seeds from " + from + " on");

        run(from, RANDOM);
    }

    @Test
    void noSeedWithFewTransitionsBreaksARule() {
        Report report = new Report();
        long begun = System.nanoTime();
        for (long seed = 1; seed <= THROTTLED; seed++) {
            int perSecond = (int) (1 + seed % 20);
            report.add(Simulation.runSlowed(seed, new TransitionLimit((int) (1 + seed % 7), perSecond)));
        }
        System.out.println(report.text(System.nanoTime() - begun));
    }

    @Test
    void noSeedThatDeletesWhatIsOldBreaksARule() {
        Report report = new Report();
        long begun = System.nanoTime();
        for (long seed = 1; seed <= SWEPT; seed++) {
            report.add(Simulation.runSwept(seed, null));
        }
        System.out.println(report.text(System.nanoTime() - begun));
        assertThat(report.faults()).containsKey(Fault.SWEEP);
    }

    private static Report run(long from, int count) {
        Report report = new Report();
        long begun = System.nanoTime();
        for (long seed = from; seed < from + count; seed++) {
            report.add(Simulation.run(seed, null));
        }
        System.out.println(report.text(System.nanoTime() - begun));
        return report;
    }
}
