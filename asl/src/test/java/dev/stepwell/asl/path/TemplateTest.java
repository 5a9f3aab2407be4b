package dev.stepwell.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.json.Json;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payload templates. */
final class TemplateTest {
    @Test
    void evaluatesMembersAtEveryDepthAndInArrays() {
        assertThat(evaluate("{'a':{'b.$':'$.x'},'c':[{'d.$':'States.Array($.x)'},'$.x',{'e':1}]}", "{\"x\":7}"))
                .isEqualTo("{\"a\":{\"b\":7},\"c\":[{\"d\":[7]},\"$.x\",{\"e\":1}]}");
    }

    @Test
    void writesWhatIsFixedFirstAndWhatIsComputedInTheOrderOfItsHashes() {
        assertThat(evaluate(
                        "{'original_input.$':'$','iteration_input_value.$':'$','iteration_index.$':'$',"
                                + "'from_input_constant.$':'$','constant_value':'c','inner':{'z.$':'$','y':1}}",
                        "0"))
                .isEqualTo("{\"constant_value\":\"c\",\"inner\":{\"y\":1,\"z\":0},\"iteration_input_value\":0,"
                        + "\"from_input_constant\":0,\"iteration_index\":0,\"original_input\":0}");
    }

    @Test
    void keepsNumbersAsWritten() {
        assertThat(evaluate("{'a':1.50,'b.$':'$'}", "[10.0,1.10,12345678901234567890]"))
                .isEqualTo("{\"a\":1.50,\"b\":[10.0,1.10,12345678901234567890]}");
    }

    @Test
    void writesAFixedTemplateOnce() {
        Template template = compile("{'a':'$.x'}");
        FakeFrame frame = FakeFrame.input("{}");

        assertThat(template.evaluate(frame, frame.input())).isSameAs(template.evaluate(frame, frame.input()));
    }

    @Test
    void takesJsonNullForAnArrayThatIsTooShort() {
        assertThat(evaluate("{'a.$':'$.x[3]'}", "{\"x\":[]}")).isEqualTo("{\"a\":null}");
    }

    @Test
    void namesTheMemberWhosePathLeadsNowhere() {
        assertThatThrownBy(() -> evaluate("{'o':{'value.$':'$.gone'}}", "{ \"x\": 7 }"))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage(
                        "States.Runtime: The JSONPath '$.gone' specified for the field 'value.$' could not be found in"
                                + " the input '{ \"x\": 7 }'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "'$.'", "'States.Foo()'", "5", "null", "{}", "'States.Array(1'"})
    void reportsExpressionsThatAreNone(String value) {
        assertThat(Compiling.problems(site -> new JsonPathDialect()
                        .template(Compiling.object("{'deep':[{'a.$':" + value + "}]}"), "Parameters", site)))
                .containsExactly("SCHEMA_VALIDATION_FAILED: The value for the field 'a.$' must be a valid JSONPath or a"
                        + " valid intrinsic function call at /States/S");
    }

    @Test
    void reportsAMemberThatIsThereTwice() {
        assertThat(Compiling.problems(site ->
                        new JsonPathDialect().template(Compiling.object("{'a':1,'a.$':'$'}"), "Parameters", site)))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Duplicate field 'a' at /States/S");
    }

    @Test
    void notesTheVariablesItReads() {
        Site site = Compiling.site();

        new JsonPathDialect()
                .template(Compiling.object("{'a.$':'$v','b':{'c.$':'States.Format($w)'},'d':'$x'}"), "P", site);

        assertThat(site.reads()).containsExactly("v", "w");
    }

    @Test
    void refusesToWriteWithoutBound() {
        String members = String.join(",", Collections.nCopies(70, "{'a.$':'$'}"));
        String input = "\"" + "x".repeat(1024 * 1024) + "\"";

        assertThatThrownBy(() -> evaluate("{'all':[" + members + "]}", input))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageStartingWith("States.DataLimitExceeded: ");
    }

    @Test
    void refusesToNestDeeperThanCanBeReadAgain() {
        String input = "[".repeat(Json.NESTING_MAX) + "]".repeat(Json.NESTING_MAX);

        assertThatThrownBy(() -> evaluate("{'a.$':'$'}", input))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageStartingWith("States.DataLimitExceeded: ");
    }

    private static String evaluate(String template, String input) {
        FakeFrame frame = FakeFrame.input(input);
        return compile(template).evaluate(frame, frame.input()).text();
    }

    private static Template compile(String template) {
        Site site = Compiling.site();
        Template compiled = new JsonPathDialect().template(Compiling.object(template), "Parameters", site);
        assertThat(site.problems().found()).isEmpty();
        return compiled;
    }
}
