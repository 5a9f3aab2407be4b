package dev.stepwell.asl.compile;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Timestamps written into a definition: RFC 3339 with an upper-case T and Z, or a numeric offset. */
final class Timestamps {
    private static final Pattern SHAPE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private Timestamps() {}

    /** Reports a field that is no timestamp; whether it is one. */
    static boolean check(Fields owner, String field) {
        String text = owner.text(field);
        if (text == null) {
            return false;
        }
        if (!isTimestamp(text)) {
            owner.error(field, "String does not match RFC3339 timestamp");
            return false;
        }
        return true;
    }

    static boolean isTimestamp(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
