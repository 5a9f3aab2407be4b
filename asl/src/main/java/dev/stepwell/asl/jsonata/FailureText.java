package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.JException;
import dev.stepwell.asl.expression.EvaluationFailure;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words what an evaluation or a parse threw as AWS does. */
final class FailureText {
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");
    private static final int CAUSES_MAX = 20;
    private static final String ERROR = "error during evaluation";
    private static final String INTERNAL = "internal error during evaluation.";

    /** Errors of pictures and signatures that the evaluator throws without their code, by the start of their text. */
    private static final Map<String, String> CODES = Map.of(
            "Formatting or parsing an integer as a sequence", "D3130",
            "In a decimal digit pattern", "D3131",
            "Unknown component specifier", "D3132",
            "The 'name' modifier", "D3133",
            "The timezone integer format", "D3134",
            "No matching closing bracket", "D3135",
            "The date/time picture string is missing", "D3136",
            "Type parameters can only be applied", "S0401",
            "Choice groups containing parameterized", "S0402");

    private static final Pattern PICTURE_VALUE =
            Pattern.compile("(?:starting with |component specifier |picture string, not )([^\" ]+)");

    /** Where the evaluator's texts differ from the language's: "Object" for "function", and some quotation marks. */
    private static final Pattern WORDING =
            Pattern.compile("(?<=^|[a-z] )Object(?= [a-z~\"]| signature)|\"parent\"|\"order-by\""
                    + "|\\$\\{\"(?<name>[^\"]*)\"}| \\{\\{token}}");

    private FailureText() {}

    /**
     * What follows "threw an": "error during evaluation. T2001: ..." and the like.
     *
     * @param references of the expression that failed
     */
    static String ending(Throwable failure, References references) {
        Throwable cause = failure;
        for (int depth = 0; depth < CAUSES_MAX && cause != null; depth++) {
            switch (cause) {
                case QueryError error -> {
                    return ERROR + error.suffix();
                }
                case JException error -> {
                    return coded(error, references);
                }
                case StackOverflowError _ -> {
                    return ERROR + Budget.tooDeep().suffix();
                }
                case EvaluationFailure outer -> throw outer;
                default -> {
                    String code = code(cause.getMessage());
                    if (code != null) {
                        return ERROR + ". " + code + ": " + quoted(String.valueOf(cause.getMessage()));
                    }
                    cause = cause.getCause();
                }
            }
        }
        return INTERNAL;
    }

    /** What is wrong with a text that does not parse, without a code. */
    static String syntax(Throwable failure) {
        if (failure instanceof JException error) {
            return message(error);
        }
        // The parser also fails with plain exceptions of the JDK; a text it cannot read is refused like any other.
        String message = failure.getMessage();
        return failure instanceof StackOverflowError || message == null
                ? "The expression is nested too deeply or malformed"
                : message;
    }

    private static @Nullable String code(@Nullable String message) {
        if (message != null) {
            for (Map.Entry<String, String> known : CODES.entrySet()) {
                if (message.startsWith(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return null;
    }

    private static String coded(JException error, References references) {
        String code = error.getError();
        if (code == null || !CODE.matcher(code).matches()) {
            return INTERNAL;
        }
        String message = message(error);
        if (code.equals("T1008") && BuiltIns.byName().containsKey(String.valueOf(error.getCurrent()))) {
            // The evaluator means to tell who forgot a dollar sign, but asks the wrong way round.
            return ERROR + ". T1007: Attempted to partially apply a non-function. Did you mean $" + error.getCurrent()
                    + "?";
        }
        if (code.equals("T2009") && references.comparisons().size() == 1) {
            // The evaluator does not say which operator; where there is only one kind, it is that one.
            String operator = references.comparisons().iterator().next();
            message = message.replace("of operator must", "of operator \"" + operator + "\" must");
        }
        return ERROR + ". " + code + ": " + message;
    }

    /** The text of one of the evaluator's errors, without its code. */
    static String message(JException error) {
        String text = String.valueOf(error.getMessage());
        if (error instanceof QueryError) {
            return text;
        }
        if ("T2007".equals(error.getError()) && error.getCurrent() != null && error.getExpected() != null) {
            // The evaluator's sort hands over the later value first.
            return "Type mismatch when comparing values " + json(error.getExpected()) + " and "
                    + json(error.getCurrent()) + " in order-by clause";
        }
        Object first = "D1002".equals(error.getError()) ? error.getExpected() : error.getCurrent();
        if ("D1002".equals(error.getError())) {
            text = text.replace("\"" + error.getCurrent() + "\"", "\"" + first + "\"");
        }
        text = WORDING.matcher(text).replaceAll(FailureText::worded);
        return asJson(asJson(text, first), error.getExpected());
    }

    private static String worded(MatchResult found) {
        String token = found.group("name");
        String replacement = switch (found.group()) {
            case "Object" -> "function";
            case "\"parent\"", "\"order-by\"" ->
                "'" + found.group().substring(1, found.group().length() - 1) + "'";
            case " {{token}}" -> "";
            default -> token == null ? found.group() : "$" + token;
        };
        return Matcher.quoteReplacement(replacement);
    }

    /** Values are quoted in messages as JSON; the evaluator puts Java's text between quotation marks. */
    private static String asJson(String text, @Nullable Object value) {
        if (value == null) {
            return text;
        }
        return text.replace("\"" + value + "\"", Values.isFunction(value) ? "function" : json(value));
    }

    private static String json(Object value) {
        if (value instanceof Number number) {
            return JsonText.exact(number);
        }
        try {
            return JsonText.of(value instanceof Character ? value.toString() : value, false);
        } catch (QueryError | StackOverflowError unprintable) {
            // Too long, too deep or not a number: the message must not fail for what it quotes.
            return "...";
        }
    }

    /** Puts quotation marks around the value that a picture's error names. */
    private static String quoted(String message) {
        Matcher value = PICTURE_VALUE.matcher(message);
        return value.find()
                ? message.substring(0, value.start(1)) + '"' + value.group(1) + '"' + message.substring(value.end(1))
                : message;
    }
}
