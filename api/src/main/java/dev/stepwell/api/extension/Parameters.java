package dev.stepwell.api.extension;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request; every method refuses what it cannot read, and names it. Immutable. */
record Parameters(Map<String, List<String>> query) {
    /** Items on a page, unless the client says otherwise. */
    static final int LIMIT_DEFAULT = 100;

    static final int LIMIT_MAX = 1_000;

    /** Characters of a value. */
    static final int VALUE_MAX = 4_096;

    private static final long MILLIS_PER_SECOND = 1_000;

    /** Refuses parameters of other names, of several values, and values that are empty or too long. */
    Parameters only(String... known) {
        query.forEach((name, values) -> {
            if (!List.of(known).contains(name)) {
                throw invalid("unknown parameter '" + name + "'; there are " + String.join(", ", known));
            }
            if (values.size() != 1 || values.getFirst().isEmpty()) {
                throw invalid("parameter '" + name + "' must have one value");
            }
            if (values.getFirst().length() > VALUE_MAX) {
                throw invalid("parameter '" + name + "' is longer than " + VALUE_MAX + " characters");
            }
        });
        return this;
    }

    @Nullable
    String text(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    int limit() {
        String text = text("limit");
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        long limit = whole("limit", text);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw invalid("parameter 'limit' must be 1 to " + LIMIT_MAX);
        }
        return (int) limit;
    }

    boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("parameter '" + name + "' must be true or false");
        };
    }

    /** Statuses, separated by commas. */
    Set<Status> statuses() {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        String text = text("status");
        if (text != null) {
            for (String each : text.split(",", -1)) {
                statuses.add(constant("status", each, Status.class));
            }
        }
        return statuses;
    }

    <E extends Enum<E>> E constant(String name, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw invalid("parameter '" + name + "' must be one of " + List.of(type.getEnumConstants()));
    }

    /** A moment: ISO 8601 such as {@code 2026-01-31T12:00:00Z}, or seconds since 1970. */
    @Nullable
    Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') >= 0
                    ? Instant.parse(text)
                    : Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * MILLIS_PER_SECOND));
        } catch (DateTimeException | NumberFormatException e) {
            throw invalid("parameter '" + name + "' must be a time such as 2026-01-31T12:00:00Z or 1769860800");
        }
    }

    static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid("'" + name + "' must be a whole number");
        }
    }

    static Refused invalid(String problem) {
        return new Refused("InvalidParameter", problem);
    }
}
