package dev.stepwell.server.terminal;

import java.util.Locale;

/** One history event as a line: when, which, where, and what it says, shortened to fit. */
public final class EventLine {
    private static final int DETAIL_MAX = 100;

    private EventLine() {}

    /** The event's type in the colour of its kind. */
    public static String type(Style style, String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("failed") || lower.contains("timedout") || lower.contains("aborted")) {
            return style.bad(type);
        }
        return lower.endsWith("succeeded") ? style.good(type) : type;
    }

    /** At most a screen's width of {@code text}, on one line. */
    public static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= DETAIL_MAX ? line : line.substring(0, DETAIL_MAX - 3) + "...";
    }
}
