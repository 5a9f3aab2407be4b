package dev.stepwell.bench.load;

import java.util.Locale;

/**
 * What one run of a sustained workload gave.
 *
 * @param unit what is counted
 * @param latency as the comment of the workload says
 */
record Measured(String unit, long count, double seconds, Histogram latency) {
    double rate() {
        return count / seconds;
    }

    /** One line for people, with the server's own consumption beside when it is known. */
    String line(UsageDelta usage) {
        return String.format(
                Locale.ROOT,
                "%.0f %s/s in %.1f s, p50 %.2f ms, p99 %.2f ms%s",
                rate(),
                unit,
                seconds,
                latency.millis(0.50),
                latency.millis(0.99),
                usage.line((double) Math.max(1, count)));
    }
}
