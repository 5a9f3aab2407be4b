package dev.stepwell.asl.jsonata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The characters with a meaning in a number picture, each replaceable by an option. Immutable. */
record PictureSymbols(
        char decimal,
        char grouping,
        char exponent,
        String minus,
        String percent,
        String perMille,
        char zero,
        char optional,
        char separator) {
    static PictureSymbols of(@Nullable Map<?, ?> options) {
        Map<String, String> given = new HashMap<>();
        if (options != null) {
            options.forEach((name, symbol) -> {
                if (symbol instanceof String text && !text.isEmpty()) {
                    given.put(String.valueOf(name), text);
                }
            });
        }
        return new PictureSymbols(
                symbol(given, "decimal-separator", '.'),
                symbol(given, "grouping-separator", ','),
                symbol(given, "exponent-separator", 'e'),
                given.getOrDefault("minus-sign", "-"),
                given.getOrDefault("percent", "%"),
                given.getOrDefault("per-mille", "‰"),
                symbol(given, "zero-digit", '0'),
                symbol(given, "digit", '#'),
                symbol(given, "pattern-separator", ';'));
    }

    private static char symbol(Map<String, String> given, String name, char usual) {
        String text = given.get(name);
        return text == null ? usual : text.charAt(0);
    }

    boolean isDigit(char ch) {
        return ch >= zero && ch <= zero + 9;
    }

    boolean isDigitOrOptional(char ch) {
        return isDigit(ch) || ch == optional;
    }

    boolean isActive(char ch) {
        return isDigitOrOptional(ch) || ch == decimal || ch == exponent || ch == grouping || ch == separator;
    }

    /** ASCII digits in this family of digits. */
    String digits(String ascii) {
        if (zero == '0') {
            return ascii;
        }
        StringBuilder out = new StringBuilder(ascii.length());
        ascii.chars().forEach(digit -> out.append((char) (digit - '0' + zero)));
        return out.toString();
    }

    /** The sub-pictures of a picture. */
    List<String> split(String picture) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = picture.indexOf(separator); at >= 0; at = picture.indexOf(separator, from)) {
            parts.add(picture.substring(from, at));
            from = at + 1;
        }
        parts.add(picture.substring(from));
        return parts;
    }
}
