package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the plain reference paths ({@code $.a.b[0]['c d']}); anything with more to it is left to
 * {@link PathParser}. Confined to one parse.
 */
final class ReferenceParser {
    /** Indexes with more digits are left to the other parser, which refuses those that do not fit. */
    private static final int INDEX_DIGITS_MAX = 9;

    /** Most steps; documents are not nested more deeply than that. */
    private static final int STEPS_MAX = Json.NESTING_MAX;

    private final String text;
    private int at = 1;

    private ReferenceParser(String text) {
        this.text = text;
    }

    /** The steps of {@code text}, which starts with a dollar sign; null when it is not a plain reference path. */
    static @Nullable StepSelector parse(String text) {
        if (text.length() == 1) {
            return StepSelector.ROOT;
        }
        ReferenceParser parser = new ReferenceParser(text);
        List<Step> steps = new ArrayList<>();
        while (parser.at < text.length()) {
            Step step = parser.step();
            if (step == null || steps.size() == STEPS_MAX) {
                return null;
            }
            steps.add(step);
        }
        return new StepSelector(steps);
    }

    private @Nullable Step step() {
        return switch (text.charAt(at)) {
            case '.' -> dotted();
            case '[' -> bracketed();
            default -> null;
        };
    }

    private @Nullable Step dotted() {
        int start = at + 1;
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == start) {
            return null;
        }
        at = end;
        return new Step.Member(text.substring(start, end));
    }

    private @Nullable Step bracketed() {
        int start = at + 1;
        if (start < text.length() && QuotedName.QUOTES.indexOf(text.charAt(start)) >= 0) {
            return quoted(start);
        }
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == start || end - start > INDEX_DIGITS_MAX || end == text.length() || text.charAt(end) != ']') {
            return null;
        }
        at = end + 1;
        return new Step.Element(Integer.parseInt(text.substring(start, end)));
    }

    private @Nullable Step quoted(int start) {
        QuotedName name = QuotedName.at(text, start);
        if (name == null || name.end() >= text.length() || text.charAt(name.end()) != ']') {
            return null;
        }
        at = name.end() + 1;
        return new Step.Member(name.value());
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
