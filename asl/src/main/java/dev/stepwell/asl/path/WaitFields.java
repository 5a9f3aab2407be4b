package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Rfc3339;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.WaitField;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When a Wait ends: Seconds or Timestamp (checked before), SecondsPath or TimestampPath. Stateless. */
final class WaitFields {
    /** The longest wait, about 24,855 days. */
    static final long DELAY_SECONDS_MAX = Integer.MAX_VALUE;

    private static final WaitField NO_WAIT = (frame, _) -> frame.now();

    private WaitFields() {}

    static WaitField compile(ObjectNode wait, Site site) {
        JsonNode seconds = wait.get("Seconds");
        if (seconds != null) {
            long length = seconds.longValue();
            return (frame, _) -> frame.now().plusSeconds(length);
        }
        JsonNode timestamp = wait.get("Timestamp");
        if (timestamp != null) {
            Instant until = OffsetDateTime.parse(timestamp.stringValue()).toInstant();
            return (frame, _) -> notTooLate(until, frame);
        }
        JsonNode secondsPath = wait.get("SecondsPath");
        if (secondsPath != null) {
            Query path = Paths.reference(secondsPath, site.field("SecondsPath"));
            return path == null ? NO_WAIT : (frame, effective) -> afterSeconds(path, frame, effective);
        }
        Query path = Paths.reference(wait.path("TimestampPath"), site.field("TimestampPath"));
        return path == null ? NO_WAIT : (frame, effective) -> atTimestamp(path, frame, effective);
    }

    private static Instant afterSeconds(Query path, Frame frame, Payload effective) {
        String text = Texts.shown(present("SecondsPath", path, frame, effective));
        long seconds;
        try {
            seconds = Long.parseLong(text);
        } catch (NumberFormatException notALong) {
            throw EvaluationFailure.runtime(
                    "The SecondsPath parameter cannot be parsed as a long value: " + path.text() + " == " + text);
        }
        if (seconds < 0) {
            throw EvaluationFailure.runtime(
                    "The SecondsPath parameter references a negative value: " + path.text() + " == " + text);
        }
        if (seconds > DELAY_SECONDS_MAX) {
            throw tooLong();
        }
        return frame.now().plusSeconds(seconds);
    }

    private static Instant atTimestamp(Query path, Frame frame, Payload effective) {
        JsonNode value = present("TimestampPath", path, frame, effective);
        OffsetDateTime moment = value.isString() ? Rfc3339.parse(value.stringValue()) : null;
        if (moment == null) {
            throw EvaluationFailure.runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended"
                    + " offset date-time format string: " + path.text() + " == " + Texts.shown(value));
        }
        return notTooLate(moment.toInstant(), frame);
    }

    private static JsonNode present(String field, Query path, Frame frame, Payload effective) {
        JsonNode value = path.findOrNullNode(frame, effective);
        if (value == null) {
            throw EvaluationFailure.runtime(
                    "The " + field + " parameter does not reference an input value: " + path.text());
        }
        return value;
    }

    private static Instant notTooLate(Instant until, Frame frame) {
        if (Duration.between(frame.now(), until).toSeconds() > DELAY_SECONDS_MAX) {
            throw tooLong();
        }
        return until;
    }

    private static EvaluationFailure tooLong() {
        return EvaluationFailure.runtime("Wait state delay is too long.");
    }
}
