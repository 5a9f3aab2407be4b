package dev.stepwell.asl.path.query;

import java.util.Set;

/**
 * Puts quotes around bare words in filters: {@code [?(@.name == Receipt)]}. The service takes them for text, the
 * JSONPath library of today does not.
 */
final class BareWords {
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    private BareWords() {}

    /** The path with its bare words quoted; the same text when it has none. */
    static String quoted(String path) {
        if (!path.contains("?(") || (!path.contains("==") && !path.contains("!="))) {
            return path;
        }
        StringBuilder rewritten = new StringBuilder(path.length() + 2);
        int at = 0;
        while (at < path.length()) {
            char c = path.charAt(at);
            int next;
            if (c == '\'' || c == '"') {
                next = afterQuote(path, at);
            } else if (c == '=' && at > 0 && "=!".indexOf(path.charAt(at - 1)) >= 0) {
                next = afterBlanks(path, at + 1);
                int end = wordEnd(path, next);
                String word = path.substring(next, end).stripTrailing();
                if (!word.isEmpty() && !LITERALS.contains(word)) {
                    rewritten.append(path, at, next).append('\'').append(word).append('\'');
                    at = next + word.length();
                    continue;
                }
            } else {
                next = at + 1;
            }
            rewritten.append(path, at, next);
            at = next;
        }
        return rewritten.toString();
    }

    private static int afterQuote(String path, int start) {
        int end = path.indexOf(path.charAt(start), start + 1);
        return end < 0 ? path.length() : end + 1;
    }

    private static int afterBlanks(String path, int start) {
        int at = start;
        while (at < path.length() && path.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Where the bare word that starts at {@code start} ends; {@code start} itself when there is none. */
    private static int wordEnd(String path, int start) {
        if (start >= path.length() || !Character.isLetter(path.charAt(start))) {
            return start;
        }
        int end = start;
        while (end < path.length() && ")&|".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
