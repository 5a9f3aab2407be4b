package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refusals;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Starting, describing, listing and stopping executions, as a client sees it. */
final class ExecutionOperationsTest {
    private final Fixture api = new Fixture();
    private String machine = "";

    @BeforeEach
    void createMachine() {
        machine = api.createMachine("orders");
    }

    @Test
    void startsAndKeepsTheInputToTheLetter() {
        JsonNode answer = api.call(
                "StartExecution", "{'stateMachineArn':'" + machine + "','name':'one','input':'{ \\\"a\\\" : 1.50 }'}");

        String arn = answer.path("executionArn").asString();
        assertThat(answer.toString()).endsWith(",\"startDate\":1700000001.050}");
        assertThat(api.executions.describe(arn).input().text()).isEqualTo("{ \"a\" : 1.50 }");
    }

    @Test
    void startsAreThrottledBeforeTheyAreLookedInto() {
        api.executions.noRoom = Refusals.throttled();

        assertThat(api.error("StartExecution", "no JSON")).isEqualTo("ThrottlingException: Rate exceeded");
        assertThat(api.error("StartSyncExecution", "{}")).isEqualTo("ThrottlingException: Rate exceeded");
        assertThat(api.response("StartExecution", "{}").status()).isEqualTo(400);
        assertThat(api.error("ListExecutions", "no JSON")).startsWith("SerializationException");
    }

    @Test
    void startsWithAnEmptyObjectWithoutInput() {
        String arn = api.start(machine, "one");

        assertThat(api.executions.describe(arn).input()).isEqualTo(Payload.EMPTY_OBJECT);
    }

    @Test
    void aSynchronousExecutionTellsItsOutcomeAndWhatItCost() {
        JsonNode answer = api.call(
                "StartSyncExecution",
                "{'stateMachineArn':'" + machine + "','name':'one','input':'{\\\"a\\\":1}','traceHeader':'t'}");

        assertThat(answer.toString())
                .isEqualTo("{\"executionArn\":\"arn:aws:states:us-east-1:123456789012:express:orders:one:run\","
                        + "\"stateMachineArn\":\"" + machine + "\",\"name\":\"one\","
                        + "\"startDate\":1700000001.050,\"stopDate\":1700000002.284,\"status\":\"SUCCEEDED\","
                        + "\"input\":\"{\\\"a\\\":1}\",\"inputDetails\":{\"included\":true},"
                        + "\"output\":\"{\\\"a\\\":1}\",\"outputDetails\":{\"included\":true},\"traceHeader\":\"t\","
                        + "\"billingDetails\":{\"billedMemoryUsedInMB\":64,\"billedDurationInMilliseconds\":1300}}");
    }

    @Test
    void refusesInputThatIsNotJsonInTheParsersWords() {
        String start = "{'stateMachineArn':'" + machine + "','input':";

        assertThat(api.error("StartExecution", start + "'not some json'}"))
                .isEqualTo(
                        "InvalidExecutionInput: Invalid State Machine Execution Input: 'Unrecognized token 'not': was"
                                + " expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'");
        assertThat(api.error("StartExecution", start + "'{\\u0027a\\u0027: 1'}"))
                .isEqualTo("InvalidExecutionInput: Invalid State Machine Execution Input: 'Unexpected character ('''"
                        + " (code 39)): was expecting double-quote to start field name'");
        assertThat(api.error("StartExecution", start + "''}"))
                .isEqualTo("InvalidExecutionInput: Invalid State Machine Execution Input: 'Invalid execution input.'");
        assertThat(api.error("StartExecution", start + "'{} {}'}")).endsWith("'Invalid execution input.'");
        assertThat(api.error("StartExecution", start + "'1 1'}")).endsWith("'Invalid execution input.'");
        assertThat(api.error("StartExecution", start + "'[1, 1e99999999999]'}")).endsWith("'Number out of range'");
    }

    @Test
    void refusesInputThatIsNestedTooDeep() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThat(api.error("StartExecution", "{'stateMachineArn':'" + machine + "','input':'" + deep + "'}"))
                .startsWith("InvalidExecutionInput: ")
                .contains("nesting depth");
    }

    @Test
    void refusesInputOverTheLimit() {
        String large = "\\\"" + "x".repeat(262_143) + "\\\"";

        assertThat(api.error("StartExecution", "{'stateMachineArn':'" + machine + "','input':'" + large + "'}"))
                .isEqualTo("ValidationException: 1 validation error detected: Value at 'input' failed to satisfy"
                        + " constraint: Member must have size less than or equal to 262144 bytes in UTF-8 encoding");
    }

    @Test
    void findsNoVersionsBecauseThereAreNone() {
        assertThat(api.error("StartExecution", "{'stateMachineArn':'" + machine + ":1'}"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + machine + ":1'");
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING,   NOT_REDRIVABLE, Execution is RUNNING and cannot be redriven",
        "SUCCEEDED, NOT_REDRIVABLE, Execution is SUCCEEDED and cannot be redriven",
        "FAILED,    REDRIVABLE,     ''",
        "TIMED_OUT, REDRIVABLE,     ''",
        "ABORTED,   REDRIVABLE,     ''"
    })
    void tellsWhetherAnExecutionCanBeRedriven(Status status, String redrive, String reason) {
        String arn = api.start(machine, "one");
        api.executions.end(arn, status, null, null);

        JsonNode answer = api.call("DescribeExecution", "{'executionArn':'" + arn + "'}");

        assertThat(answer.path("redriveStatus").asString()).isEqualTo(redrive);
        assertThat(answer.path("redriveStatusReason").asString("")).isEqualTo(reason);
        assertThat(answer.path("redriveCount").intValue()).isZero();
    }

    @Test
    void describesDataOnlyWhenWanted() {
        String arn = api.start(machine, "one");
        api.executions.end(arn, Status.SUCCEEDED, Payload.ofText("{\"ok\":\"ü\\n\"}"), null);

        JsonNode all = api.call("DescribeExecution", "{'executionArn':'" + arn + "'}");
        JsonNode metadata =
                api.call("DescribeExecution", "{'executionArn':'" + arn + "','includedData':'METADATA_ONLY'}");

        assertThat(all.path("output").asString()).isEqualTo("{\"ok\":\"ü\\n\"}");
        assertThat(all.path("outputDetails").toString()).isEqualTo("{\"included\":true}");
        assertThat(metadata.has("output")).isFalse();
        assertThat(metadata.path("outputDetails").toString()).isEqualTo("{\"included\":false}");
    }

    @Test
    void knowsOnlyStandardExecutions() {
        String express = "arn:aws:states:us-east-1:123456789012:express:orders:one:uuid";

        assertThat(api.error("DescribeExecution", "{'executionArn':'" + express + "'}"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'");
        assertThat(api.error("ListExecutions", "{'stateMachineArn':'" + api.createMachine("e", "EXPRESS") + "'}"))
                .isEqualTo(
                        "StateMachineTypeNotSupported: This operation is not supported by this type of state machine");
    }

    @Test
    void listsByStatusNewestFirst() {
        api.start(machine, "one");
        api.executions.end(api.start(machine, "two"), Status.FAILED, null, "E");
        api.start(machine, "three");

        JsonNode running = api.call("ListExecutions", "{'stateMachineArn':'" + machine + "','statusFilter':'RUNNING'}");

        assertThat(running.path("executions").findValuesAsString("name")).containsExactly("three", "one");
        assertThat(running.path("executions").get(0).has("stopDate")).isFalse();
    }

    @Test
    void refusesFiltersThatNeedAMapRun() {
        assertThat(api.error("ListExecutions", "{}")).startsWith("ValidationException: Either stateMachineArn");
        assertThat(api.call("ListExecutions", "{}").path("reason").asString()).isEqualTo("MISSING_REQUIRED_PARAMETER");
        assertThat(api.error(
                        "ListExecutions", "{'stateMachineArn':'" + machine + "','statusFilter':'PENDING_REDRIVE'}"))
                .startsWith("ValidationException: ");
        assertThat(api.error("ListExecutions", "{'stateMachineArn':'" + machine + "','statusFilter':'OVER'}"))
                .isEqualTo("ValidationException: 1 validation error detected: Value 'OVER' at 'statusFilter' failed to"
                        + " satisfy constraint: Member must satisfy enum value set: [RUNNING, SUCCEEDED, FAILED,"
                        + " TIMED_OUT, ABORTED, PENDING_REDRIVE]");
    }

    @Test
    void stopsAndTellsWhen() {
        String arn = api.start(machine, "one");

        assertThat(api.call("StopExecution", "{'executionArn':'" + arn + "','error':'E'}")
                        .toString())
                .isEqualTo("{\"stopDate\":1700000003.050}");
    }

    @Test
    void pagesHistoryInTheOrderAsked() {
        String arn = api.start(machine, "one");
        for (int id = 1; id <= 101; id++) {
            api.executions.history.add(new HistoryEvent(
                    id, id - 1, FakeExecutions.STARTED, EventType.MAP_STATE_SUCCEEDED, EventDetails.None.NONE));
        }

        JsonNode first = api.call("GetExecutionHistory", "{'executionArn':'" + arn + "','reverseOrder':true}");
        String token = first.path("nextToken").asString();
        String next = "{'executionArn':'" + arn + "','nextToken':'" + token + "','reverseOrder':";
        JsonNode second = api.call("GetExecutionHistory", next + "true}");

        assertThat(first.path("events")).hasSize(100);
        assertThat(first.path("events").get(0).path("id").intValue()).isEqualTo(101);
        assertThat(second.path("events").get(0).path("id").intValue()).isEqualTo(1);
        assertThat(api.error("GetExecutionHistory", next + "false}")).startsWith("InvalidToken: ");
    }

    @Test
    void endsAPageOfHistoryEarlyWhenItGrowsLarge() {
        String arn = api.start(machine, "one");
        var large = new EventDetails.StateEntered("A", Payload.ofText("\"" + "x".repeat(100_000) + "\""));
        for (int id = 1; id <= 500; id++) {
            api.executions.history.add(
                    new HistoryEvent(id, id - 1, FakeExecutions.STARTED, EventType.PASS_STATE_ENTERED, large));
        }

        String request = "{'executionArn':'" + arn + "','maxResults':1000";
        JsonNode first = api.call("GetExecutionHistory", request + "}");
        String token = first.path("nextToken").asString();
        JsonNode second = api.call("GetExecutionHistory", request + ",'nextToken':'" + token + "'}");

        assertThat(first.path("events")).hasSize(100);
        assertThat(second.path("events").get(0).path("id").intValue()).isEqualTo(101);
    }

    @Test
    void readsAsManyEventsAsAskedFor() {
        String arn = api.start(machine, "one");
        for (int id = 1; id <= 500; id++) {
            api.executions.history.add(new HistoryEvent(
                    id, id - 1, FakeExecutions.STARTED, EventType.MAP_STATE_SUCCEEDED, EventDetails.None.NONE));
        }

        JsonNode page = api.call("GetExecutionHistory", "{'executionArn':'" + arn + "','maxResults':250}");

        assertThat(page.path("events")).hasSize(250);
        assertThat(page.path("events").get(249).path("id").intValue()).isEqualTo(250);
        assertThat(page.has("nextToken")).isTrue();
    }

    @Test
    void describesTheMachineOfAnExecution() {
        String arn = api.start(machine, "one");

        JsonNode answer = api.call("DescribeStateMachineForExecution", "{'executionArn':'" + arn + "'}");

        assertThat(answer.path("stateMachineArn").asString()).isEqualTo(machine);
        assertThat(answer.has("updateDate")).isTrue();
        assertThat(answer.has("status")).isFalse();
        assertThat(answer.has("creationDate")).isFalse();
    }
}
