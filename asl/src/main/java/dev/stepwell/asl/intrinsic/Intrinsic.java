package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A parsed call of an intrinsic function with its nested calls. Immutable and thread-safe. */
public final class Intrinsic {
    /** What every call starts with, and no path does. */
    public static final String PREFIX = "States.";

    private final String text;
    private final Expression.Call call;

    private Intrinsic(String text, Expression.Call call) {
        this.text = text;
        this.call = call;
    }

    /**
     * Parses {@code text}.
     *
     * @param reads collects the names of the variables that its arguments read
     * @return null when it is not a valid call
     */
    public static @Nullable Intrinsic parse(String text, Set<String> reads) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        try {
            return new Intrinsic(text, new IntrinsicParser(text, reads).parse());
        } catch (MalformedIntrinsic invalid) {
            return null;
        }
    }

    /** As written in the definition. */
    public String text() {
        return text;
    }

    /** The outermost function. */
    public IntrinsicFunction function() {
        return call.function();
    }

    /**
     * The function's result.
     *
     * @param input what {@code $} is
     * @throws dev.stepwell.asl.expression.EvaluationFailure when an argument is missing or not what the function takes
     */
    public JsonNode evaluate(Frame frame, Payload input) {
        return call.evaluate(new Scope(frame, input, text));
    }
}
