package dev.stepwell.interpreter.oracle;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events so far, and the limit of their number. */
final class Chronicle {

    final ArrayNode events = Texts.array();
    private final int max;
    private final Coverage coverage;
    long millis;
    private long lastMillis = Long.MIN_VALUE;

    /** Thrown when the last event was written. */
    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final ObjectNode outcome;

        Over(ObjectNode outcome) {
            super("the execution is over", null, false, false);
            this.outcome = outcome;
        }
    }

    Chronicle(int max, Coverage coverage) {
        this.max = max;
        this.coverage = coverage;
    }

    long lastId() {
        return events.size();
    }

    /** The strand goes through this event. */
    long add(Strand strand, String type, Consumer<ObjectNode> details) {
        strand.last = mark(strand.last, type, details);
        return strand.last;
    }

    long add(Strand strand, String type) {
        return add(strand, type, _ -> {});
    }

    /** An event beside the strands. */
    long mark(long previous, String type, Consumer<ObjectNode> details) {
        if (lastId() + 1 >= max) {
            String cause = "The execution reached the maximum number of history events (" + max + ").";
            coverage.saw("limit: history");
            throw end(lastId(), "Failed", Trouble.RUNTIME, cause);
        }
        return write(previous, type, details);
    }

    long mark(long previous, String type) {
        return mark(previous, type, _ -> {});
    }

    /** The end; give it to {@code throw}. */
    Over end(long previous, String how, @Nullable String error, @Nullable String cause) {
        write(previous, "Execution" + how, json -> failure(json, error, cause));
        ObjectNode outcome = Texts.object();
        if (how.equals("TimedOut")) {
            return new Over(outcome.put("status", "TIMED_OUT"));
        }
        return new Over(outcome.put("status", how.equals("Failed") ? "FAILED" : "ABORTED")
                .put("error", error)
                .put("cause", cause));
    }

    long write(long previous, String type, Consumer<ObjectNode> details) {
        ObjectNode event = events.addObject();
        event.put("id", events.size());
        event.put("previous", previous);
        event.put("type", type);
        // an answer may be scripted for before its call; the times of a history do not go back
        lastMillis = Math.max(lastMillis, millis);
        if (lastMillis != 0) {
            event.put("millis", lastMillis);
        }
        details.accept(event);
        coverage.saw("event: " + type);
        return events.size();
    }

    static void failure(ObjectNode json, @Nullable String error, @Nullable String cause) {
        if (error != null) {
            json.put("error", error);
        }
        if (cause != null) {
            json.put("cause", cause);
        }
    }
}
