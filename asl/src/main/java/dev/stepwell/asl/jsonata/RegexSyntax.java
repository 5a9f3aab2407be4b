package dev.stepwell.asl.jsonata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a JavaScript regular expression where Java reads the same text differently. */
final class RegexSyntax {
    private static final Pattern QUANTIFIER = Pattern.compile("\\{[0-9]+(,[0-9]*)?}");

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private RegexSyntax(String source) {
        this.source = source;
    }

    static String toJava(String source) {
        return new RegexSyntax(source).rewrite();
    }

    private String rewrite() {
        while (at < source.length()) {
            char ch = source.charAt(at);
            switch (ch) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '{' -> brace();
                default -> {
                    out.append(ch);
                    at++;
                }
            }
        }
        return out.toString();
    }

    private void escape() {
        int end = Math.min(source.length(), at + 2);
        out.append(source, at, end);
        at = end;
    }

    /** A brace that starts no quantifier stands for itself. */
    private void brace() {
        Matcher quantifier = QUANTIFIER.matcher(source).region(at, source.length());
        boolean property = out.length() >= 2
                && out.charAt(out.length() - 2) == '\\'
                && "pPkux".indexOf(out.charAt(out.length() - 1)) >= 0;
        out.append(quantifier.lookingAt() || property ? "{" : "\\{");
        at++;
    }

    /** Inside a class, Java nests brackets and intersects with {@code &&}; JavaScript takes both literally. */
    private void characterClass() {
        if (source.startsWith("[^]", at)) {
            out.append("[\\s\\S]");
            at += 3;
            return;
        }
        if (source.startsWith("[]", at)) {
            out.append("(?!)");
            at += 2;
            return;
        }
        out.append('[');
        at++;
        while (at < source.length() && source.charAt(at) != ']') {
            char ch = source.charAt(at);
            if (ch == '\\') {
                escape();
            } else {
                out.append(ch == '[' || ch == '&' ? "\\" : "").append(ch);
                at++;
            }
        }
        if (at < source.length()) {
            out.append(']');
            at++;
        }
    }
}
