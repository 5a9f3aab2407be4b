package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** History events as the API shows them, through the operation. */
final class HistoryEventWriterTest {
    private static final Payload DATA = Payload.ofText("{\"a\":1}");
    private static final String SHOWN = "\"{\\\"a\\\":1}\"";

    @Test
    void writesEnvelopeAndDetails() {
        assertThat(event(EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("A", DATA), true))
                .isEqualTo("{\"timestamp\":1700000001.050,\"type\":\"PassStateEntered\",\"id\":2,\"previousEventId\":1,"
                        + "\"stateEnteredEventDetails\":{\"name\":\"A\",\"input\":" + SHOWN
                        + ",\"inputDetails\":{\"truncated\":false}}}");
    }

    @Test
    void leavesDataOutWhenItIsNotWanted() {
        assertThat(event(EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("A", DATA), false))
                .endsWith("\"stateEnteredEventDetails\":{\"name\":\"A\"}}");
        assertThat(event(
                        EventType.TASK_SCHEDULED,
                        new EventDetails.TaskScheduled("lambda", "invoke", "us-east-1", DATA, 5, null, null),
                        false))
                .endsWith("{\"resourceType\":\"lambda\",\"resource\":\"invoke\",\"region\":\"us-east-1\","
                        + "\"timeoutInSeconds\":5}}");
    }

    @Test
    void namesTheMemberAfterTheType() {
        var failure = new EventDetails.Failure("E", null);

        assertThat(event(EventType.EXECUTION_TIMED_OUT, failure, true))
                .endsWith("\"executionTimedOutEventDetails\":{\"error\":\"E\"}}");
        assertThat(event(EventType.LAMBDA_FUNCTION_START_FAILED, failure, true))
                .contains("\"lambdaFunctionStartFailedEventDetails\"");
        assertThat(event(EventType.MAP_ITERATION_ABORTED, new EventDetails.MapIteration("M", 0), true))
                .endsWith("\"mapIterationAbortedEventDetails\":{\"name\":\"M\",\"index\":0}}");
        assertThat(event(EventType.TASK_SUBMITTED, new EventDetails.TaskOutput("sqs", "send", DATA), true))
                .contains("\"taskSubmittedEventDetails\"");
    }

    @Test
    void hasNoMemberWithoutDetailsButAnEmptyOneWhenAllAreAbsent() {
        assertThat(event(EventType.LAMBDA_FUNCTION_STARTED, EventDetails.None.NONE, true))
                .endsWith("\"previousEventId\":1}");
        assertThat(event(EventType.EXECUTION_ABORTED, new EventDetails.Failure(null, null), true))
                .endsWith("\"executionAbortedEventDetails\":{}}");
        assertThat(event(EventType.ACTIVITY_STARTED, new EventDetails.ActivityStarted(null), true))
                .endsWith("\"activityStartedEventDetails\":{}}");
    }

    @Test
    void writesAssignedVariablesAsText() {
        var exited = new EventDetails.StateExited("A", DATA, Map.of("x", Payload.ofText("[1]")));

        assertThat(event(EventType.PASS_STATE_EXITED, exited, true))
                .endsWith("\"outputDetails\":{\"truncated\":false},\"assignedVariables\":{\"x\":\"[1]\"},"
                        + "\"assignedVariablesDetails\":{\"truncated\":false}}}");
    }

    private static String event(EventType type, EventDetails details, boolean data) {
        Fixture api = new Fixture();
        String arn = api.start(api.createMachine("m"), "one");
        api.executions.history.add(new HistoryEvent(2, 1, FakeExecutions.STARTED, type, details));
        JsonNode answer =
                api.call("GetExecutionHistory", "{'executionArn':'" + arn + "','includeExecutionData':" + data + "}");
        return Json.text(answer.path("events").get(0));
    }
}
