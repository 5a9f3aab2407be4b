package dev.stepwell.api.signature;

import dev.stepwell.engine.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The times of signatures: {@code 20150830T123600Z}. */
final class Timestamps {
    /** How far a client's clock may be off, either way. */
    static final Duration SKEW_MAX = Duration.ofMinutes(5);

    static final int DAY_LENGTH = 8;

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /** @throws Refused IncompleteSignatureException for any other form */
    static Instant parse(String text) {
        try {
            return FORM.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new Refused(
                    "IncompleteSignatureException",
                    "Date must be in ISO-8601 'basic format'. Got '" + text
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    /**
     * @param life how long the signature is good, from when it was made
     * @throws Refused InvalidSignatureException when it is too old or from the future
     */
    static void requireCurrent(String made, Instant now, Duration life) {
        Instant at = parse(made);
        if (at.isBefore(now.minus(life))) {
            throw new Refused(
                    "InvalidSignatureException",
                    "Signature expired: " + made + " is now earlier than " + FORM.format(now.minus(life)) + " ("
                            + FORM.format(now) + " - " + life.toMinutes() + " min.)");
        }
        if (at.isAfter(now.plus(SKEW_MAX))) {
            throw new Refused(
                    "InvalidSignatureException",
                    "Signature not yet current: " + made + " is still later than " + FORM.format(now.plus(SKEW_MAX))
                            + " (" + FORM.format(now) + " + " + SKEW_MAX.toMinutes() + " min.)");
        }
    }
}
