package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.jsonata.Regex.Match;
import java.util.List;

/** The template that replaces a match: {@code $0} is the match, {@code $1} its first group, {@code $$} a dollar. */
final class Substitution {
    private Substitution() {}

    static void append(StringBuilder out, String template, Match match) {
        int from = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0) {
            out.append(template, from, dollar);
            from = reference(out, template, dollar + 1, match);
            dollar = template.indexOf('$', from);
        }
        out.append(template, from, template.length());
    }

    /** Writes what the reference behind a dollar sign stands for and returns where the template goes on. */
    private static int reference(StringBuilder out, String template, int at, Match match) {
        char first = at < template.length() ? template.charAt(at) : ' ';
        if (first == '$') {
            out.append('$');
            return at + 1;
        }
        if (first == '0') {
            out.append(match.text());
            return at + 1;
        }
        if (first < '0' || first > '9') {
            out.append('$');
            return at;
        }
        List<?> groups = match.groups();
        // As many digits are read as the number of the last group has, one fewer if that names no group.
        int digits = digits(template, at, Integer.toString(groups.size()).length());
        if (digits > 1 && Integer.parseInt(template.substring(at, at + digits)) > groups.size()) {
            digits--;
        }
        int group = Integer.parseInt(template.substring(at, at + digits));
        if (group >= 1 && group <= groups.size() && groups.get(group - 1) instanceof String text) {
            out.append(text);
        }
        return at + digits;
    }

    private static int digits(String template, int at, int atMost) {
        int end = at;
        while (end < template.length() && end - at < atMost && Character.digit(template.charAt(end), 10) >= 0) {
            end++;
        }
        return end - at;
    }
}
