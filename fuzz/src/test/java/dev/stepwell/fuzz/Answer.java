package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** How an evaluation ended: with a value, as text, or with a failure of the language. */
record Answer(boolean failed, String text) {
    /** Lets nothing through but a failure of the language. */
    static Answer of(Supplier<Payload> evaluation) {
        Payload value;
        try {
            value = evaluation.get();
        } catch (EvaluationFailure failure) {
            return new Answer(true, failure.error() + ": " + failure.causeText() + " at " + failure.location());
        }
        try {
            return new Answer(false, value.text());
        } catch (JacksonException beyondLimits) {
            // a value in parts may be too large to write; whoever puts it into an execution fails the state then
            return new Answer(true, beyondLimits.getOriginalMessage());
        }
    }

    /** The answer of an evaluation with a fresh frame over {@code input}: the same twice, and valid JSON. */
    static Answer twice(String input, Function<FakeFrame, Payload> evaluation) {
        Answer first = of(() -> evaluation.apply(frame(input)));
        assertThat(of(() -> evaluation.apply(frame(input)))).isEqualTo(first);
        if (!first.failed()) {
            // a number may be spelt differently once, from then on it stays as it is
            String written = Json.text(Json.read(first.text()));
            assertThat(Json.text(Json.read(written))).isEqualTo(written);
        }
        return first;
    }

    private static FakeFrame frame(String input) {
        return FakeFrame.input(input)
                .withResult(Documents.USUAL)
                .withErrorOutput("{\"Error\":\"E\",\"Cause\":\"c\"}")
                .withContext("{\"Execution\":{\"Id\":\"arn\",\"Input\":{\"a\":[1]}},\"Map\":{\"Item\":{\"Index\":0}}}")
                .withVariable("a", "[1,{\"b\":\"c\"}]")
                .withVariable("b", "\"text\"")
                .withVariable("c", "{\"a\":1.50}");
    }
}
