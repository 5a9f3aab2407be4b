package dev.stepwell.asl.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of StringMatches: {@code *} stands for any characters, {@code \*} for an asterisk, {@code \\} for a
 * backslash. Immutable.
 *
 * <p>The parts between asterisks are searched from left to right, each with Knuth, Morris and Pratt's method, so that
 * matching takes time linear in the length of the text whatever the pattern.
 */
final class Wildcard {
    private final List<Part> parts;

    private Wildcard(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Wildcard compile(String pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                parts.add(Part.of(part.toString()));
                part.setLength(0);
            } else if (c == '\\' && i + 1 < pattern.length() && "*\\".indexOf(pattern.charAt(i + 1)) >= 0) {
                part.append(pattern.charAt(++i));
            } else {
                part.append(c);
            }
        }
        parts.add(Part.of(part.toString()));
        return new Wildcard(parts);
    }

    boolean matches(String text) {
        String first = parts.getFirst().text();
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.getLast().text();
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (int i = 1; i < parts.size() - 1 && at >= 0; i++) {
            at = parts.get(i).endOfFirst(text, at, end);
        }
        return at >= 0;
    }

    /**
     * Text between two asterisks.
     *
     * @param fallback for each length of a matched start, the length of its longest end that is a start as well
     */
    private record Part(String text, int[] fallback) {
        static Part of(String text) {
            int[] fallback = new int[text.length() + 1];
            int matched = 0;
            for (int i = 1; i < text.length(); i++) {
                while (matched > 0 && text.charAt(i) != text.charAt(matched)) {
                    matched = fallback[matched];
                }
                matched += text.charAt(i) == text.charAt(matched) ? 1 : 0;
                fallback[i + 1] = matched;
            }
            return new Part(text, fallback);
        }

        /** Where the first occurrence between {@code from} and {@code end} ends, or -1. */
        int endOfFirst(String searched, int from, int end) {
            int matched = 0;
            for (int i = from; i < end && matched < text.length(); i++) {
                while (matched > 0 && searched.charAt(i) != text.charAt(matched)) {
                    matched = fallback[matched];
                }
                matched += searched.charAt(i) == text.charAt(matched) ? 1 : 0;
                from = i + 1;
            }
            return matched == text.length() ? from : -1;
        }
    }
}
