package dev.stepwell.asl.jsonata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions over time. The only now is the frame's. */
final class TimeFunctions {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})(?:-(\\d\\d))?(?:-(\\d\\d))?"
            + "(?:T(\\d\\d):(\\d\\d):(\\d\\d))?(?:\\.(\\d{1,9})\\d*)?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern OFFSET = Pattern.compile("[+-]?\\d{3,4}");

    private TimeFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("now", "<s?s?:s>", 2, arguments -> format(now(), arguments.text(0), arguments.text(1)))
                .add("millis", "<:n>", 0, _ -> now())
                .add("toMillis", "<s-s?:n>", 2, TimeFunctions::toMillis)
                .add("fromMillis", "<n-s?s?:s>", 3, TimeFunctions::fromMillis);
    }

    private static long now() {
        return Evaluation.current().frame().now().toEpochMilli();
    }

    private static @Nullable Object fromMillis(Arguments arguments) {
        Number millis = arguments.number(0);
        return millis == null ? null : format(millis.longValue(), arguments.text(1), arguments.text(2));
    }

    private static String format(long millis, @Nullable String picture, @Nullable String zone) {
        if (picture == null && zone == null) {
            return ISO.format(Instant.ofEpochMilli(millis));
        }
        return DatePicture.write(
                millis, picture, zone != null && OFFSET.matcher(zone).matches() ? zone : null);
    }

    private static @Nullable Object toMillis(Arguments arguments) {
        String text = arguments.text(0);
        String picture = arguments.text(1);
        if (text == null) {
            return null;
        }
        return picture == null
                ? (Object) parse(text)
                : DatePicture.read(text, picture, Evaluation.current().frame().now());
    }

    private static long parse(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        try {
            if (parts.matches()) {
                LocalDate date = LocalDate.of(part(parts, 1, 1), part(parts, 2, 1), part(parts, 3, 1));
                String fraction = parts.group(7);
                int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
                LocalTime time = LocalTime.of(part(parts, 4, 0), part(parts, 5, 0), part(parts, 6, 0), nanos);
                String zone = parts.group(8);
                ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
                return OffsetDateTime.of(date, time, offset).toInstant().toEpochMilli();
            }
        } catch (DateTimeException outOfRange) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static int part(Matcher parts, int group, int absent) {
        String digits = parts.group(group);
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static QueryError malformed(String text) {
        return QueryError.coded(
                "D3110",
                "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
                        + JsonText.of(text, false));
    }
}
