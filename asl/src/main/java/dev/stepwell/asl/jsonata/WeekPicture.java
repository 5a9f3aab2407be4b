package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * The week components of a date picture ({@code W w X x}), which the evaluator computes wrongly around the turn of a
 * year or month. They are replaced by plain text before it sees the picture: a week belongs to the year and month in
 * which its Thursday lies.
 */
final class WeekPicture {
    private static final LocalDate MONDAY_FIRST = LocalDate.of(2001, 1, 1);

    private WeekPicture() {}

    /** The picture with its week components written out for this moment. */
    static String resolve(String picture, long millis, @Nullable String offset) {
        StringBuilder resolved = new StringBuilder(picture.length());
        int at = 0;
        while (at < picture.length()) {
            int close = picture.indexOf(']', at);
            if (picture.charAt(at) != '[' || picture.startsWith("[[", at) || close < 0) {
                int step = picture.startsWith("[[", at) || picture.startsWith("]]", at) ? 2 : 1;
                resolved.append(picture, at, at + step);
                at += step;
                continue;
            }
            String marker = picture.substring(at + 1, close).strip();
            boolean week = !marker.isEmpty() && "WwXx".indexOf(marker.charAt(0)) >= 0;
            resolved.append(week ? component(marker, millis, offset) : picture.substring(at, close + 1));
            at = close + 1;
        }
        return resolved.toString();
    }

    private static String component(String marker, long millis, @Nullable String offset) {
        LocalDate thursday = Instant.ofEpochMilli(millis + offsetMillis(offset))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .with(ChronoField.DAY_OF_WEEK, 4);
        String modifiers = marker.substring(1);
        // A date whose day has the wanted number lets the evaluator apply the modifiers to it.
        return switch (marker.charAt(0)) {
            case 'W' ->
                format("[d" + modifiers, MONDAY_FIRST.withDayOfYear(thursday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
            case 'w' -> format("[D" + modifiers, MONDAY_FIRST.withDayOfMonth((thursday.getDayOfMonth() - 1) / 7 + 1));
            case 'X' -> format("[Y" + modifiers, thursday);
            default -> format("[M" + modifiers, thursday);
        };
    }

    private static String format(String marker, LocalDate date) {
        long millis = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        return DateTimeUtils.formatDateTime(millis, marker + "]", null);
    }

    private static long offsetMillis(@Nullable String offset) {
        if (offset == null) {
            return 0;
        }
        int hoursAndMinutes = Integer.parseInt(offset);
        return (hoursAndMinutes / 100 * 60L + hoursAndMinutes % 100) * 60_000;
    }
}
