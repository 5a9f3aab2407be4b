package dev.stepwell.interpreter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the context object shows them: UTC with milliseconds. */
public final class ContextTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ContextTime() {}

    /** The text of a moment. */
    public static String text(Instant moment) {
        return FORMAT.format(moment);
    }
}
