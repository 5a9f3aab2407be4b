package dev.stepwell.asl.expression;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Timestamps as the language allows them: date and time with an upper-case T and an offset or Z. */
public final class Rfc3339 {
    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST = "2016-03-14T01:59Z".length();
    private static final int LONGEST = "2016-03-14T01:59:00.123456789+01:00:00".length();

    private Rfc3339() {}

    /** The moment that {@code text} names, or null when it is not a timestamp. */
    public static @Nullable OffsetDateTime parse(String text) {
        if (!looksRight(text)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException notATimestamp) {
            return null;
        }
    }

    /** Refuses most other text before an exception has to be made, and the lower-case letters that Java accepts. */
    private static boolean looksRight(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.charAt(DATE_LENGTH) == 'T'
                && text.charAt(text.length() - 1) != 'z';
    }
}
