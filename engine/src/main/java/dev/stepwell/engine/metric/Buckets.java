package dev.stepwell.engine.metric;

/** The buckets of the engine's histograms. */
final class Buckets {
    /** A tenth of a millisecond to ten seconds, in nanoseconds. */
    private static final long[] TIME_NANOS = {
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    /** A millisecond to ten minutes, in milliseconds. */
    private static final long[] LATENESS_MILLIS = {
        1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000, 600_000
    };

    /** A millisecond to an hour, in nanoseconds. */
    private static final long[] CALL_NANOS = {
        1_000_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L,
        60_000_000_000L,
        600_000_000_000L,
        3_600_000_000_000L
    };

    private static final long[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024};

    private Buckets() {}

    static Histogram time() {
        return new Histogram(TIME_NANOS);
    }

    static Histogram lateness() {
        return new Histogram(LATENESS_MILLIS);
    }

    static Histogram calls() {
        return new Histogram(CALL_NANOS);
    }

    static Histogram sizes() {
        return new Histogram(SIZES);
    }
}
