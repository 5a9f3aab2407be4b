package dev.stepwell.engine.metric;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** How values are distributed over fixed buckets. Thread-safe; recording costs two additions. */
public final class Histogram {
    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /** @param bounds the largest value of each bucket, ascending; one more bucket takes what is larger */
    public Histogram(long... bounds) {
        this.bounds = bounds.clone();
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i - 1] >= bounds[i]) {
                throw new IllegalArgumentException("bounds must ascend, but " + bounds[i] + " follows a larger one");
            }
        }
        this.counts = IntStream.rangeClosed(0, bounds.length)
                .mapToObj(_ -> new LongAdder())
                .toArray(LongAdder[]::new);
    }

    /** Counts one value. */
    public void record(long value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(value);
    }

    /** How many values there were. */
    public long count() {
        long all = 0;
        for (LongAdder count : counts) {
            all += count.sum();
        }
        return all;
    }

    /** All values added up. */
    public long sum() {
        return sum.sum();
    }

    /** The largest value of each bucket but the last. */
    public long[] bounds() {
        return bounds.clone();
    }

    /** How many values were not larger than each bound; last of all, how many there were. */
    public long[] cumulative() {
        long[] all = new long[counts.length];
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            before += counts[i].sum();
            all[i] = before;
        }
        return all;
    }
}
