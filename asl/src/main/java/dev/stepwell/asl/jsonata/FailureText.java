package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.JException;
import dev.stepwell.asl.expression.EvaluationFailure;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words what an evaluation or a parse threw as AWS does. */
final class FailureText {
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");
    private static final int CAUSES_MAX = 20;

    private FailureText() {}

    /** What follows "threw an": "error during evaluation. T2001: ..." and the like. */
    static String ending(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < CAUSES_MAX && cause != null; depth++) {
            switch (cause) {
                case QueryError error -> {
                    return "error during evaluation" + error.suffix();
                }
                case JException error -> {
                    return "error during evaluation" + suffix(error);
                }
                case StackOverflowError _ -> {
                    return "error during evaluation" + Budget.tooDeep().suffix();
                }
                case EvaluationFailure outer -> throw outer;
                default -> cause = cause.getCause();
            }
        }
        return "internal error during evaluation.";
    }

    private static String suffix(JException error) {
        String code = error.getError();
        if (code == null || !CODE.matcher(code).matches()) {
            return ": " + code;
        }
        return ". " + code + ": " + message(error);
    }

    /** The text of one of the evaluator's errors, without its code. */
    static String message(JException error) {
        String text = functionNotObject(String.valueOf(error.getMessage()));
        if ("T2009".equals(error.getError())) {
            text = text.replace("operator {{token}}", "operator");
        }
        return asJson(asJson(text, error.getCurrent()), error.getExpected());
    }

    /** The evaluator's messages say "Object" where the language says "function"; what is quoted is left alone. */
    private static String functionNotObject(String text) {
        int quote = text.indexOf('"');
        String head = quote < 0 ? text : text.substring(0, quote);
        String tail = quote < 0 ? "" : text.substring(quote);
        return head.replace("Object", "function") + tail.replace(" of Object \"", " of function \"");
    }

    /** Values are quoted in messages as JSON; the evaluator puts Java's text between quotation marks. */
    private static String asJson(String text, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Character || Values.isFunction(value)) {
            return text;
        }
        return text.replace("\"" + value + "\"", JsonText.of(value, false));
    }
}
