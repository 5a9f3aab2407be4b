package dev.stepwell.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order in which a state's fields shape its input and output. */
final class JsonPathFlowTest {
    @Test
    void passesPayloadsOnUntouchedWhenNothingIsDefined() {
        FakeFrame frame = FakeFrame.input("{ \"a\" : 1 }");
        DataFlow flow = Compiling.flow(StateKind.TASK, "{}");

        assertThat(flow).isSameAs(DataFlow.IDENTITY);
        assertThat(flow.arguments(frame)).isSameAs(frame.input());
    }

    @Test
    void passesPayloadsOnUntouchedWhenEveryPathIsTheWhole() {
        FakeFrame frame = FakeFrame.input("{ \"a\" : 1 }");
        Payload result = Payload.ofText("[ 1 ]");
        DataFlow flow =
                Compiling.flow(StateKind.TASK, "{'InputPath':'$','ResultPath':'$','OutputPath':'$','Assign':{'x':1}}");

        assertThat(flow.arguments(frame)).isSameAs(frame.input());
        assertThat(flow.output(frame, result)).isSameAs(result);
    }

    @Test
    void appliesInputPathBeforeParameters() {
        FakeFrame frame = FakeFrame.input("{\"in\":{\"b\":2}}");
        DataFlow flow = Compiling.flow(StateKind.TASK, "{'InputPath':'$.in','Parameters':{'x.$':'$.b','all.$':'$'}}");

        assertThat(flow.effectiveInput(frame).text()).isEqualTo("{\"b\":2}");
        assertThat(flow.arguments(frame).text()).isEqualTo("{\"all\":{\"b\":2},\"x\":2}");
    }

    @Test
    void putsTheSelectedResultIntoTheRawInputAndThenAppliesOutputPath() {
        FakeFrame frame = FakeFrame.input("{\"in\":{\"b\":2},\"z\":0}");
        DataFlow flow = Compiling.flow(
                StateKind.TASK,
                "{'InputPath':'$.in','ResultSelector':{'r.$':'$.v'},'ResultPath':'$.in.c','OutputPath':'$.in'}");

        assertThat(flow.output(frame, Payload.ofText("{\"v\":[1]}")).text()).isEqualTo("{\"b\":2,\"c\":{\"r\":[1]}}");
        assertThat(frame.input().text()).isEqualTo("{\"in\":{\"b\":2},\"z\":0}");
    }

    @Test
    void takesNullPathsForNothing() {
        FakeFrame frame = FakeFrame.input("{\"a\":1}");
        Payload result = Payload.ofText("7");

        assertThat(Compiling.flow(StateKind.PASS, "{'InputPath':null}")
                        .arguments(frame)
                        .text())
                .isEqualTo("{}");
        assertThat(Compiling.flow(StateKind.PASS, "{'ResultPath':null}").output(frame, result))
                .isSameAs(frame.input());
        assertThat(Compiling.flow(StateKind.PASS, "{'OutputPath':null}")
                        .output(frame, result)
                        .text())
                .isEqualTo("{}");
    }

    @Test
    void createsTheObjectsOnTheWayOfResultPathAndKeepsTheOrderOfMembers() {
        FakeFrame frame = FakeFrame.input("{\"b\":{\"x\":1},\"a\":2}");
        Payload result = Payload.ofText("true");

        assertThat(Compiling.flow(StateKind.PASS, "{'ResultPath':'$.c.d.e'}")
                        .output(frame, result)
                        .text())
                .isEqualTo("{\"b\":{\"x\":1},\"a\":2,\"c\":{\"d\":{\"e\":true}}}");
        assertThat(Compiling.flow(StateKind.PASS, "{'ResultPath':'$.b.x'}")
                        .output(frame, result)
                        .text())
                .isEqualTo("{\"b\":{\"x\":true},\"a\":2}");
    }

    @Test
    void replacesAnElementThatExists() {
        FakeFrame frame = FakeFrame.input("{\"a\":[1,{\"b\":2},3]}");

        DataFlow flow = Compiling.flow(StateKind.PASS, "{'ResultPath':'$.a[1].b'}");

        assertThat(flow.output(frame, Payload.ofText("0")).text()).isEqualTo("{\"a\":[1,{\"b\":0},3]}");
    }

    @Test
    void failsWhereResultPathDoesNotApply() {
        DataFlow flow = Compiling.flow(StateKind.PASS, "{'ResultPath':'$.a.b'}");

        assertFails(
                () -> flow.output(FakeFrame.input("\"text\""), Payload.EMPTY_OBJECT),
                "States.ResultPathMatchFailure",
                "Unable to apply ReferencePath $.a.b to input \"text\"");
        assertFails(
                () -> flow.output(FakeFrame.input("{\"a\":[1]}"), Payload.EMPTY_OBJECT),
                "States.ResultPathMatchFailure",
                "Unable to apply ReferencePath $.a.b to input {\"a\":[1]}");
    }

    @Test
    void saysWhyAPathLeadsNowhere() {
        FakeFrame frame = FakeFrame.input("{\"a\":1}");

        assertFails(
                () -> Compiling.flow(StateKind.PASS, "{'InputPath':'$.b'}").arguments(frame),
                "States.Runtime",
                "Invalid path '$.b' : No results for path: $['b']");
        assertFails(
                () -> Compiling.flow(StateKind.PASS, "{'OutputPath':'$.b.c'}").output(frame, frame.input()),
                "States.Runtime",
                "Invalid path '$.b.c' : Missing property in path $['b']");
    }

    @Test
    void readsTheContextObjectAndVariables() {
        FakeFrame frame = FakeFrame.input("{}")
                .withContext("{\"State\":{\"Name\":\"S\"}}")
                .withVariable("v", "{\"w\":[5]}");

        assertThat(Compiling.flow(StateKind.PASS, "{'InputPath':'$$.State.Name'}")
                        .arguments(frame)
                        .text())
                .isEqualTo("\"S\"");
        assertThat(Compiling.flow(StateKind.PASS, "{'InputPath':'$v.w[0]'}")
                        .arguments(frame)
                        .text())
                .isEqualTo("5");
        assertFails(
                () -> Compiling.flow(StateKind.PASS, "{'InputPath':'$gone'}").arguments(frame),
                "States.Runtime",
                "Invalid path '$gone' : No results for path: $['gone']");
    }

    @Test
    void assignsFromTheResultInDefinitionOrder() {
        FakeFrame frame = FakeFrame.input("{\"a\":1}").withVariable("old", "3");
        DataFlow flow = Compiling.flow(StateKind.TASK, "{'Assign':{'z.$':'$.r','a':{'k.$':'$old'},'m.$':'$$'}}");

        Map<String, Payload> assigned = flow.assign(frame, Payload.ofText("{\"r\":9}"));

        assertThat(flow.assigns()).isTrue();
        assertThat(assigned.toString()).isEqualTo("{z=9, a={\"k\":3}, m={}}");
    }

    @Test
    void leavesTheParametersOfAMapToItsItems() {
        FakeFrame frame = FakeFrame.input("[1]");

        DataFlow flow = Compiling.flow(StateKind.MAP, "{'Parameters':{'v.$':'$$.Map.Item.Value'},'ResultPath':null}");

        assertThat(flow.arguments(frame)).isSameAs(frame.input());
    }

    @Test
    void givesACatcherItsOwnResultPathAndAssign() {
        FakeFrame frame = FakeFrame.input("{\"a\":1}");
        Payload error = Payload.ofText("{\"Error\":\"E\",\"Cause\":\"C\"}");

        DataFlow flow = new JsonPathDialect()
                .catcherFlow(
                        Compiling.object("{'ResultPath':'$.failure','Assign':{'e.$':'$.Error'}}"), Compiling.site());

        assertThat(flow.output(frame, error).text())
                .isEqualTo("{\"a\":1,\"failure\":{\"Error\":\"E\",\"Cause\":\"C\"}}");
        assertThat(flow.assign(frame, error)).containsEntry("e", Payload.ofText("\"E\""));
    }

    @Test
    void givesARuleTheStatesPathsAndItsOwnAssign() {
        FakeFrame frame = FakeFrame.input("{\"a\":{\"b\":1}}");
        var choice = Compiling.object("{'InputPath':'$.a','Assign':{'x':1}}");

        DataFlow flow =
                new JsonPathDialect().ruleFlow(Compiling.object("{'Assign':{'y.$':'$.b'}}"), choice, Compiling.site());

        assertThat(flow.arguments(frame).text()).isEqualTo("{\"b\":1}");
        assertThat(flow.assign(frame, flow.arguments(frame))).containsOnly(Map.entry("y", Payload.ofText("1")));
    }

    private static void assertFails(Runnable evaluation, String error, String cause) {
        assertThatThrownBy(evaluation::run).isInstanceOfSatisfying(EvaluationFailure.class, failure -> {
            assertThat(failure.error()).isEqualTo(error);
            assertThat(failure.causeText()).isEqualTo(cause);
        });
    }
}
