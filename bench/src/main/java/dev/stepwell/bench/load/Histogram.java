package dev.stepwell.bench.load;

/** Counts of durations in buckets that are 1.6 % wide. Confined to one thread. */
final class Histogram {
    private static final int STEPS_BITS = 6;
    private static final int STEPS = 1 << STEPS_BITS;

    private final long[] counts = new long[Long.SIZE * STEPS];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(nanos, STEPS))]++;
        total++;
    }

    private static int bucket(long nanos) {
        int magnitude = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> (magnitude - STEPS_BITS)) & (STEPS - 1);
        return magnitude * STEPS + step;
    }

    /** Upper end of the bucket, in milliseconds; 0 when nothing was counted. */
    double millis(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && total > 0) {
                int magnitude = i / STEPS;
                return ((long) (STEPS + i % STEPS + 1) << (magnitude - STEPS_BITS)) / 1e6;
            }
        }
        return 0;
    }

    long total() {
        return total;
    }
}
