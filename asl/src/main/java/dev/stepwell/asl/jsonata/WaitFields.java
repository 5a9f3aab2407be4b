package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.expression.WaitField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Seconds and Timestamp of a Wait. */
final class WaitFields {
    private static final int SECONDS_MAX = 99_999_999;
    private static final String TIMESTAMP = "Timestamp";

    private WaitFields() {}

    static WaitField compile(ObjectNode wait, JsonataDialect dialect, Site site) {
        IntegerField seconds = dialect.integer(wait, "Seconds", 0, SECONDS_MAX, site);
        if (seconds != null) {
            return (frame, effective) -> frame.now().plusSeconds(seconds.evaluate(frame, effective));
        }
        TextField timestamp = dialect.text(wait, TIMESTAMP, site);
        if (timestamp == null) {
            return (frame, _) -> frame.now();
        }
        return (frame, effective) -> until(frame, timestamp.evaluate(frame, effective));
    }

    private static Instant until(Frame frame, String text) {
        Instant until = parse(text);
        if (until == null) {
            throw EvaluationFailure.query(
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text,
                    TIMESTAMP);
        }
        if (Duration.between(frame.now(), until).toSeconds() > Integer.MAX_VALUE) {
            throw EvaluationFailure.runtime("Wait state delay is too long.");
        }
        return until;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
