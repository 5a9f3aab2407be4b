package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import dev.stepwell.asl.expression.CountedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression literal: in this language a function from text to its first match. It replaces the evaluator's
 * own kind so that backtracking is bounded. Immutable, thread-safe.
 */
final class Regex extends BuiltIn {
    private final Pattern pattern;

    private Regex(Pattern pattern, String name) {
        super(name, "<s:o>", 1, arguments -> {
            String text = arguments.text(0);
            Match first = text == null ? null : Match.from(pattern, text, 0, false);
            return first == null ? null : first.asObject();
        });
        this.pattern = pattern;
    }

    /**
     * Compiles a literal.
     *
     * @param literal with its slashes and flags
     * @throws QueryError when it is not a regular expression
     */
    static Regex compile(String literal, String name) {
        int close = literal.lastIndexOf('/');
        String flags = literal.substring(close + 1);
        int options = flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        options |= flags.contains("m") ? Pattern.MULTILINE : 0;
        try {
            return new Regex(Pattern.compile(RegexSyntax.toJava(literal.substring(1, close)), options), name);
        } catch (PatternSyntaxException malformed) {
            throw QueryError.coded("S0302", "Invalid regular expression: " + literal);
        }
    }

    /** The first match in a text, or null. */
    @Nullable
    Match match(String text) {
        return Match.from(pattern, text, 0, false);
    }

    /** One match, and how to find the next one. */
    interface Match {
        String text();

        int start();

        int end();

        List<?> groups();

        @Nullable
        Match next();

        /** The match as expressions see it. */
        default Map<String, Object> asObject() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("match", text());
            object.put("start", start());
            object.put("end", end());
            object.put("groups", groups());
            object.put("next", new BuiltIn("next", "<:o>", 0, _ -> {
                Match next = next();
                return next == null ? null : next.asObject();
            }));
            return object;
        }

        private static @Nullable Match from(Pattern pattern, String text, int from, boolean again) {
            Matcher matcher =
                    pattern.matcher(new CountedText(text, Evaluation.current().budget()::countRegexStep));
            Evaluation.spend(1);
            if (!matcher.find(from)) {
                return null;
            }
            if (again && matcher.end() == matcher.start()) {
                throw QueryError.coded("D1004", "Regular expression matches zero length string");
            }
            List<@Nullable Object> groups = new ArrayList<>(matcher.groupCount());
            for (int group = 1; group <= matcher.groupCount(); group++) {
                int start = matcher.start(group);
                groups.add(start < 0 ? null : text.substring(start, matcher.end(group)));
            }
            return new Found(pattern, text, matcher.start(), matcher.end(), groups);
        }

        /** The first match of whatever serves as a matcher: a literal, or a function of the user's. */
        static @Nullable Match first(Object matcher, String text, String function) {
            if (matcher instanceof Regex regex) {
                return regex.match(text);
            }
            return Custom.of(BuiltIn.invoke(matcher, new ArrayList<>(List.of(text))), function);
        }
    }

    private record Found(Pattern pattern, String whole, int start, int end, List<?> groups) implements Match {
        @Override
        public String text() {
            return whole.substring(start, end);
        }

        @Override
        public @Nullable Match next() {
            return end >= whole.length() ? null : Match.from(pattern, whole, end, true);
        }
    }

    /** A match described by an object that a user's matcher function returned. */
    private record Custom(String text, int start, int end, List<?> groups, Object finder, String function)
            implements Match {
        static @Nullable Match of(@Nullable Object result, String function) {
            if (result == null) {
                return null;
            }
            if (result instanceof Map<?, ?> object
                    && object.get("start") instanceof Number start
                    && object.get("end") instanceof Number end
                    && object.get("groups") instanceof List<?> groups
                    && isFinder(object.get("next"))) {
                return new Custom(
                        String.valueOf(object.get("match")),
                        start.intValue(),
                        end.intValue(),
                        groups,
                        Objects.requireNonNull(object.get("next")),
                        function);
            }
            throw QueryError.coded(
                    "T1010",
                    "The matcher function argument passed to function \"" + function
                            + "\" does not return the correct object structure");
        }

        private static boolean isFinder(@Nullable Object value) {
            return value instanceof BuiltIn || Functions.isLambda(value);
        }

        @Override
        public @Nullable Match next() {
            return of(BuiltIn.invoke(finder, new ArrayList<>()), function);
        }
    }
}
