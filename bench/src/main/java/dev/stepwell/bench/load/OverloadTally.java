package dev.stepwell.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What happened in some seconds of load. Thread-safe. */
final class OverloadTally {
    private static final byte[] THROTTLED = "#ThrottlingException\"".getBytes(StandardCharsets.US_ASCII);

    final LongAdder refused = new LongAdder();
    final LongAdder errors = new LongAdder();
    /** Starts that were due but found no free connection in time. */
    final LongAdder unsent = new LongAdder();

    private final ConcurrentLinkedQueue<Long> acceptedNanos = new ConcurrentLinkedQueue<>();

    /** Counts the answer to a start. */
    void count(Message answer, long nanos) {
        if (answer.status() == 200) {
            acceptedNanos.add(nanos);
        } else if (answer.status() == 400 && answer.has(THROTTLED)) {
            refused.increment();
        } else {
            errors.increment();
        }
    }

    /** How long the accepted starts took, sorted. */
    long[] accepted() {
        long[] sorted = acceptedNanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
