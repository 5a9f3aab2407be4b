package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What states, catchers and rules make of their data. */
final class JsonataFlowTest {
    private final Problems problems = new Problems();
    private final HashSet<String> reads = new HashSet<>();
    private final JsonataDialect dialect = new JsonataDialect();

    @Test
    void passesEverythingThroughWithoutFields() {
        FakeFrame scene = FakeFrame.input("{\"a\": 1}");
        Payload result = Payload.ofText("[1]");

        DataFlow flow = stateFlow("{}");

        assertThat(flow.arguments(scene)).isSameAs(scene.input());
        assertThat(flow.output(scene, result)).isSameAs(result);
        assertThat(flow.assigns()).isFalse();
    }

    @Test
    void evaluatesExpressionsAtAnyDepthAndKeepsTheRest() {
        DataFlow flow = stateFlow("""
                {"Output": {"sum": "{% $sum($states.input.n) %}",
                            "deep": [{"x": "{% $states.result.ok %}"}, " {% no %} "]}}
                """);

        Payload output = flow.output(FakeFrame.input("{\"n\":[1,2.5]}").withResult("{\"ok\":true}"), Payload.NULL);

        assertThat(output.text()).isEqualTo("{\"sum\":3.5,\"deep\":[{\"x\":true},\" {% no %} \"]}");
    }

    @Test
    void keepsNumbersAndOrderOfDataThatOnlyPassesThrough() {
        DataFlow flow =
                stateFlow("{\"Output\": {\"in\": \"{% $states.input %}\", \"w\": \"{% {'k': $states.input.z} %}\"}}");

        Payload output = flow.output(FakeFrame.input("{\"z\":{\"q\":1.0,\"b\":12345678901234567890}}"), Payload.NULL);

        assertThat(output.text())
                .isEqualTo("{\"in\":{\"z\":{\"q\":1.0,\"b\":12345678901234567890}},"
                        + "\"w\":{\"k\":{\"q\":1.0,\"b\":12345678901234567890}}}");
    }

    @Test
    void assignsInOrderAndReadsVariables() {
        DataFlow flow = stateFlow("{\"Assign\": {\"b\": \"{% $a + 1 %}\", \"a\": \"{% $a & '!' %}\"}}");

        assertThat(flow.assign(FakeFrame.input("{}").withVariable("a", "1"), Payload.NULL))
                .hasToString("{b=2, a=\"1!\"}");
        assertThat(reads).containsExactly("a");
    }

    @Test
    void doesNotCountFunctionsAmongTheVariablesItReads() {
        stateFlow("{\"Output\": \"{% $a ~> $map($uppercase) ~> $count() + $count + ($b := 1; $b) %}\"}");

        assertThat(reads).containsExactlyInAnyOrder("a", "count");
    }

    @Test
    void failsWhereAnExpressionGivesNothing() {
        DataFlow flow = stateFlow("{\"Output\": {\"v\": [1, \"{% $states.input.missing %}\"]}}");

        assertThatThrownBy(() -> flow.output(FakeFrame.input("{}"), Payload.NULL))
                .isInstanceOfSatisfying(EvaluationFailure.class, failure -> {
                    assertThat(failure.error()).isEqualTo("States.QueryEvaluationError");
                    assertThat(failure.location()).isEqualTo("Output/v[1]");
                    assertThat(failure.causeText())
                            .isEqualTo("The JSONata expression '$states.input.missing' specified for the field"
                                    + " 'Output/v[1]' returned nothing (undefined).");
                });
    }

    @Test
    void namesCodeAndMessageOfAnError() {
        DataFlow flow = stateFlow("{\"Output\": \"{% $states.input.a + 1 %}\"}");

        assertThatThrownBy(() -> flow.output(FakeFrame.input("{\"a\":\"x\"}"), Payload.NULL))
                .hasMessageEndingWith(
                        "specified for the field 'Output' threw an error during evaluation. T2001: The left side"
                                + " of the \"+\" operator must evaluate to a number");
    }

    @Test
    void refusesFunctionsAsResults() {
        DataFlow flow = stateFlow("{\"Output\": \"{% $sum %}\"}");

        assertThatThrownBy(() -> flow.output(FakeFrame.input("{}"), Payload.NULL))
                .hasMessageEndingWith("returned an unsupported result type.");
    }

    @Test
    void showsTheErrorOutputOnlyToCatchers() {
        ObjectNode catcher = object("{\"Output\": {\"e\": \"{% $states.errorOutput.Error %}\"}}");

        DataFlow flow = dialect.catcherFlow(catcher, site("/States/T/Catch[1]"));

        assertThat(problems.found()).isEmpty();
        assertThat(flow.output(FakeFrame.input("{}").withErrorOutput("{\"Error\":\"E\"}"), Payload.NULL)
                        .text())
                .isEqualTo("{\"e\":\"E\"}");
        assertThatThrownBy(() -> flow.output(FakeFrame.input("{}").withErrorOutput("{}"), Payload.NULL))
                .isInstanceOfSatisfying(
                        EvaluationFailure.class,
                        failure -> assertThat(failure.location()).isEqualTo("Catch[1]/Output/e"));
    }

    @Test
    void prefersTheOutputOfARuleToThatOfItsState() {
        ObjectNode choice = object("{\"Output\": \"state\", \"Assign\": {\"x\": 1}}");

        DataFlow own = dialect.ruleFlow(object("{\"Output\": \"rule\"}"), choice, site("/States/C/Choices[0]"));
        DataFlow inherited = dialect.ruleFlow(object("{}"), choice, site("/States/C/Choices[1]"));

        assertThat(own.output(FakeFrame.input("{}"), Payload.NULL).text()).isEqualTo("\"rule\"");
        assertThat(inherited.output(FakeFrame.input("{}"), Payload.NULL).text()).isEqualTo("\"state\"");
        assertThat(inherited.assigns()).isFalse();
    }

    private DataFlow stateFlow(String json) {
        DataFlow flow = dialect.stateFlow(StateKind.TASK, object(json), site("/States/S"));
        assertThat(problems.found()).isEmpty();
        return flow;
    }

    private Site site(String location) {
        return new Site(location, problems, reads);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json);
    }
}
