package dev.stepwell.server.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Durations {
    private Durations() {}

    /** {@code 12 ms}, {@code 1.52 s}, {@code 2 min 03 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /** Seconds since a start, as a column: {@code  1.523}. */
    public static String offset(Duration duration) {
        return String.format(Locale.ROOT, "%7.3f", duration.toMillis() / 1000.0);
    }
}
