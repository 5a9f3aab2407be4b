package dev.stepwell.acceptance.house;

/**
 * Java source with the content of comments, strings and characters blanked out, so that braces and words that are left
 * are code. Every character keeps its place. Confined to one call.
 */
final class Code {
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String source;
    private final StringBuilder code;
    private int at;

    private Code(String source) {
        this.source = source;
        this.code = new StringBuilder(source);
    }

    static String of(String source) {
        var code = new Code(source);
        while (code.at < source.length()) {
            code.next();
        }
        return code.code.toString();
    }

    private void next() {
        if (source.startsWith("//", at)) {
            blankUntil(endOf("\n", at));
        } else if (source.startsWith("/*", at)) {
            blankUntil(endOf("*/", at + 2));
        } else if (source.startsWith(TEXT_BLOCK, at)) {
            blankUntil(endOfQuoted(TEXT_BLOCK));
        } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
            blankUntil(endOfQuoted(source.substring(at, at + 1)));
        } else {
            at++;
        }
    }

    private int endOf(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int endOfQuoted(String quote) {
        int end = at + quote.length();
        while (end < source.length() && !source.startsWith(quote, end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), end + quote.length());
    }

    private void blankUntil(int end) {
        for (; at < end; at++) {
            if (source.charAt(at) != '\n') {
                code.setCharAt(at, ' ');
            }
        }
    }
}
