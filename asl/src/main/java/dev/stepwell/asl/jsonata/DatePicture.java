package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates written and read by pictures. The evaluator does it; here is what keeps it from running away (its widths and
 * the regular expression it reads by are not bounded) and from the clock of the machine. Pure.
 */
final class DatePicture {
    private static final int PICTURE_CHARS_MAX = 1_000;
    private static final int TEXT_CHARS_MAX = 256;

    /** Longest run of letters or digits in a text that is read, and most components that may share such a run. */
    private static final int RUN_MAX = 32;

    private static final int COMPONENTS_PER_RUN_MAX = 6;
    private static final Pattern WIDE = Pattern.compile(",[^\\]]*[0-9]{4}");
    private static final Pattern LONG_RUN = Pattern.compile("[\\p{L}\\p{N}]{" + (RUN_MAX + 1) + "}");
    private static final Pattern MARKER = Pattern.compile("\\[\\s*(\\w)[^\\]]*]");
    private static final Pattern SHARED_RUN =
            Pattern.compile("(?:\\[[^\\]]*][\\p{L}\\p{N}]*){" + (COMPONENTS_PER_RUN_MAX + 1) + "}");
    private static final Pattern WORDS = Pattern.compile("\\[\\s*\\w[wW][^\\]]*](?:.*?\\[\\s*\\w[wW]){2}");

    /** The components of a date and time from the greatest to the smallest, and how each is written with digits. */
    private static final Map<String, String> MARKERS =
            Map.of("Y", "[Y0001]", "M", "[M01]", "D", "[D01]", "H", "[H01]", "m", "[m01]", "s", "[s01]");

    private static final String ORDER = "YMDHms";

    private DatePicture() {}

    static String write(long millis, @Nullable String picture, @Nullable String offset) {
        if (picture == null) {
            return DateTimeUtils.formatDateTime(millis, null, offset);
        }
        checkPicture(picture);
        Evaluation.spend(picture.length() >> 1);
        return DateTimeUtils.formatDateTime(millis, WeekPicture.resolve(picture, millis, offset), offset);
    }

    /** Milliseconds of the date in a text, or null when the text does not follow the picture. */
    static @Nullable Long read(String text, String picture, Instant now) {
        checkPicture(picture);
        Evaluation.spend(picture.length() + text.length());
        boolean fits =
                text.length() <= TEXT_CHARS_MAX && !LONG_RUN.matcher(text).find();
        if (!fits
                || SHARED_RUN.matcher(picture).find()
                || WORDS.matcher(picture).find()) {
            throw Budget.tooLong();
        }
        String missing = leadingComponents(picture);
        String today = DateTimeUtils.formatDateTime(now.toEpochMilli(), missing, null);
        return DateTimeUtils.parseDateTime(today + text, missing + picture);
    }

    private static void checkPicture(String picture) {
        if (picture.length() > PICTURE_CHARS_MAX || WIDE.matcher(picture).find()) {
            throw Budget.tooHeavy();
        }
    }

    /** A picture of what the given one leaves out at its great end, which is taken from now. */
    private static String leadingComponents(String picture) {
        StringBuilder missing = new StringBuilder();
        int at = 0;
        while (at < ORDER.length() && !specifies(picture, ORDER.charAt(at))) {
            missing.append(MARKERS.get(ORDER.substring(at, at + 1))).append(' ');
            at++;
        }
        boolean nothingGiven = at == ORDER.length() && !specifies(picture, 'f');
        return nothingGiven ? "" : missing.toString();
    }

    private static boolean specifies(String picture, char component) {
        IntPredicate same = switch (component) {
            case 'Y' -> marker -> "YX".indexOf(marker) >= 0;
            case 'M' -> marker -> "MdxW".indexOf(marker) >= 0;
            case 'D' -> marker -> "DdwWF".indexOf(marker) >= 0;
            case 'H' -> marker -> "HhP".indexOf(marker) >= 0;
            default -> marker -> marker == component;
        };
        Matcher markers = MARKER.matcher(picture);
        while (markers.find()) {
            if (same.test(markers.group(1).charAt(0))) {
                return true;
            }
        }
        return false;
    }
}
