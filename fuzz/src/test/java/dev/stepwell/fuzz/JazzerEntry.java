package dev.stepwell.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;

/** Where Jazzer enters; the system property {@code stepwell.fuzz.target} names the {@link Target}. */
public final class JazzerEntry {
    /**
     * Most processor time for one input, several evaluations of it and the cost of being watched included, which is
     * some tenfold. Jazzer's own limit counts time on the wall, which passes for other processes as well.
     */
    private static final Duration PROCESSOR_TIME_MAX = Duration.ofSeconds(30);

    private static final Target TARGET = Target.valueOf(System.getProperty("stepwell.fuzz.target", "DEFINITION"));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_INPUTS = 50;

    private JazzerEntry() {}

    /** Loads and instruments most classes, which is not to count as time of the first input. */
    public static void fuzzerInitialize() {
        Random random = new Random(1);
        for (int i = 0; i < WARM_UP_INPUTS; i++) {
            byte[] input = new byte[i];
            random.nextBytes(input);
            TARGET.run(input);
            if (i > 0) {
                input[0] = 0;
                TARGET.run(input);
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        long begun = THREADS.getCurrentThreadCpuTime();
        TARGET.run(input);
        long taken = THREADS.getCurrentThreadCpuTime() - begun;
        if (taken > PROCESSOR_TIME_MAX.toNanos()) {
            throw new AssertionError("took " + Duration.ofNanos(taken) + " of processor time");
        }
    }
}
