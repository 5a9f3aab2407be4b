package dev.stepwell.asl.path.query;

import org.jspecify.annotations.Nullable;

/**
 * A member's name in quotes, as it stands in brackets. A backslash is part of the name, as the service has it: only
 * before the closing kind of quote does it escape that quote.
 *
 * @param end just behind the closing quote
 */
record QuotedName(String value, int end) {
    /** The two kinds of quotes. */
    static final String QUOTES = "'\"";

    /** The name whose opening quote is at {@code start}; null when it is never closed. */
    static @Nullable QuotedName at(String text, int start) {
        char quote = text.charAt(start);
        StringBuilder name = new StringBuilder();
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return new QuotedName(name.toString(), at + 1);
            }
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                c = text.charAt(++at);
            }
            name.append(c);
        }
        return null;
    }
}
