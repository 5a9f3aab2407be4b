package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Utils;
import dev.stepwell.asl.jsonata.Regex.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions over text that take a plain text or a regular expression to look for. Stateless. */
final class RegexFunctions {
    /** What a match object takes, in members of a sequence. */
    private static final int MATCH_SLOTS = 16;

    private RegexFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("contains", "<s-(sf):b>", 2, RegexFunctions::contains)
                .add("match", "<s-f<s:o>n?:a<o>>", 3, RegexFunctions::match)
                .add("split", "<s-(sf)n?:a<s>>", 3, RegexFunctions::split)
                .add("replace", "<s-(sf)(sf)n?:s>", 4, RegexFunctions::replace);
    }

    private static @Nullable Object contains(Arguments arguments) {
        String text = arguments.text(0);
        Object token = arguments.at(1);
        if (text == null || token == null) {
            return null;
        }
        return token instanceof String part ? text.contains(part) : Match.first(token, text, "contains") != null;
    }

    private static @Nullable Object match(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        double limit =
                limit(arguments, 2, "D3040", "Third argument of match function must evaluate to a positive number");
        List<Object> matches = Utils.createSequence();
        Match match = limit > 0 ? Match.first(arguments.callee(1), text, "match") : null;
        while (match != null && matches.size() < limit) {
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("match", match.text());
            found.put("index", match.start());
            found.put("groups", match.groups());
            matches.add(found);
            Budget.checkMembers((long) matches.size() * MATCH_SLOTS);
            match = match.next();
        }
        return matches;
    }

    private static @Nullable Object split(Arguments arguments) {
        String text = arguments.text(0);
        Object separator = arguments.at(1);
        if (text == null || separator == null) {
            return null;
        }
        double limit =
                limit(arguments, 2, "D3020", "Third argument of split function must evaluate to a positive number");
        List<Object> parts = new ArrayList<>();
        if (limit <= 0) {
            return parts;
        }
        if (separator instanceof String mark) {
            return mark.isEmpty() ? characters(text, limit, parts) : splitAt(text, mark, Math.floor(limit), parts);
        }
        int from = 0;
        Match match = Match.first(separator, text, "split");
        while (match != null && parts.size() < limit) {
            parts.add(text.substring(from, match.start()));
            Budget.checkMembers(parts.size());
            from = match.end();
            match = match.next();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static List<Object> characters(String text, double limit, List<Object> parts) {
        Budget.checkMembers(text.length());
        for (int at = 0; at < text.length() && at < Math.floor(limit); at++) {
            parts.add(text.substring(at, at + 1));
        }
        return parts;
    }

    private static List<Object> splitAt(String text, String mark, double limit, List<Object> parts) {
        int from = 0;
        int at = text.indexOf(mark);
        while (at >= 0 && parts.size() < limit) {
            parts.add(text.substring(from, at));
            Budget.checkMembers(parts.size());
            from = at + mark.length();
            at = text.indexOf(mark, from);
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static @Nullable Object replace(Arguments arguments) {
        String text = arguments.text(0);
        Object pattern = arguments.at(1);
        Object replacement = arguments.at(2);
        if (text == null || pattern == null || replacement == null) {
            return null;
        }
        if (pattern.equals("")) {
            throw QueryError.coded("D3010", "Second argument of replace function cannot be an empty string");
        }
        double limit =
                limit(arguments, 3, "D3011", "Fourth argument of replace function must evaluate to a positive number");
        if (limit <= 0) {
            return text;
        }
        return pattern instanceof String part
                ? replaceText(text, part, replacement, limit)
                : replaceMatches(text, pattern, replacement, limit);
    }

    private static String replaceText(String text, String part, Object replacement, double limit) {
        String substitute = replacement instanceof String plain ? plain : "";
        StringBuilder out = new StringBuilder();
        int from = 0;
        int count = 0;
        int at = text.indexOf(part);
        while (at >= 0 && count < limit) {
            out.append(text, from, at).append(substitute);
            Budget.checkLength(out.length());
            from = at + part.length();
            count++;
            at = text.indexOf(part, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String replaceMatches(String text, Object pattern, Object replacement, double limit) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int count = 0;
        Match match = Match.first(pattern, text, "replace");
        while (match != null && count < limit) {
            out.append(text, from, match.start());
            if (replacement instanceof String template) {
                Substitution.append(out, template, match);
            } else {
                out.append(computed(replacement, match));
            }
            Budget.checkLength(out.length());
            from = match.start() + match.text().length();
            count++;
            match = match.next();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String computed(Object function, Match match) {
        if (BuiltIn.invoke(function, new ArrayList<>(List.of(match.asObject()))) instanceof String text) {
            return text;
        }
        throw QueryError.coded("D3012", "Attempted to replace a matched string with a non-string value");
    }

    private static double limit(Arguments arguments, int index, String code, String message) {
        Number limit = arguments.number(index);
        if (limit == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (limit.doubleValue() < 0) {
            throw QueryError.coded(code, message);
        }
        return limit.doubleValue();
    }
}
