package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.engine.Executions.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** RedriveExecution, and the operations on runs of distributed Maps, of which there are none. */
final class RedriveOperationsTest {
    private static final String MAP_RUN =
            "arn:aws:states:us-east-1:123456789012:mapRun:orders/label:" + "0f2b1a3c-5d4e-4f6a-8b7c-9d0e1f2a3b4c";

    private final Fixture api = new Fixture();
    private String machine = "";

    @BeforeEach
    void create() {
        machine = api.createMachine("orders");
    }

    @Test
    void redrivesAndTellsWhen() {
        String arn = api.start(machine, "one");
        api.executions.end(arn, Status.FAILED, null, "E");

        JsonNode answer = api.call("RedriveExecution", "{'executionArn':'" + arn + "','clientToken':'t'}");
        JsonNode described = api.call("DescribeExecution", "{'executionArn':'" + arn + "'}");
        JsonNode listed = api.call("ListExecutions", "{'stateMachineArn':'" + machine + "'}");

        assertThat(answer.toString()).isEqualTo("{\"redriveDate\":1700000004.050}");
        assertThat(described.path("status").asString()).isEqualTo("RUNNING");
        assertThat(described.path("redriveCount").intValue()).isOne();
        assertThat(described.path("redriveDate")).isEqualTo(answer.path("redriveDate"));
        assertThat(described.has("stopDate")).isFalse();
        assertThat(listed.path("executions").get(0).path("redriveCount").intValue())
                .isOne();
        assertThat(api.error("RedriveExecution", "{'executionArn':'" + arn + "'}"))
                .isEqualTo("ExecutionNotRedrivable: Execution is RUNNING and cannot be redriven");
    }

    @Test
    void tellsNothingOfRedrivesInAListWithoutThem() {
        api.start(machine, "one");

        assertThat(api.call("ListExecutions", "{'stateMachineArn':'" + machine + "'}")
                        .path("executions")
                        .get(0)
                        .has("redriveCount"))
                .isFalse();
    }

    @Test
    void refusesWhatIsNoExecution() {
        assertThat(api.error("RedriveExecution", "{'executionArn':'" + machine + "'}"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: stateMachine'");
        assertThat(api.error(
                        "RedriveExecution",
                        "{'executionArn':'arn:aws:states:us-east-1:123456789012:express:orders:one:run'}"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'");
        assertThat(api.error("RedriveExecution", "{'executionArn':'" + api.start(machine, "one") + "x'}"))
                .startsWith("ExecutionDoesNotExist: ");
        assertThat(api.error("RedriveExecution", "{'executionArn':'a','clientToken':'with blank'}"))
                .startsWith("ValidationException: 1 validation error detected: Value 'with blank' at 'clientToken'");
    }

    @Test
    void listsNoMapRuns() {
        String arn = api.start(machine, "one");

        assertThat(api.call("ListMapRuns", "{'executionArn':'" + arn + "'}").toString())
                .isEqualTo("{\"mapRuns\":[]}");
        assertThat(api.error("ListMapRuns", "{'executionArn':'" + arn + "x'}"))
                .isEqualTo("ExecutionDoesNotExist: Execution Does Not Exist: '" + arn + "x'");
        assertThat(api.error("ListMapRuns", "{'executionArn':'" + arn + "','nextToken':'t'}"))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
    }

    @Test
    void findsNoMapRun() {
        String notFound = "ResourceNotFound: Resource not found: '" + MAP_RUN + "'";

        assertThat(api.error("DescribeMapRun", "{'mapRunArn':'" + MAP_RUN + "'}"))
                .isEqualTo(notFound);
        assertThat(api.call("DescribeMapRun", "{'mapRunArn':'" + MAP_RUN + "'}")
                        .path("resourceName")
                        .asString())
                .isEqualTo(MAP_RUN);
        assertThat(api.error("UpdateMapRun", "{'mapRunArn':'" + MAP_RUN + "','maxConcurrency':0}"))
                .isEqualTo(notFound);
        assertThat(api.error("ListExecutions", "{'mapRunArn':'" + MAP_RUN + "','redriveFilter':'REDRIVEN'}"))
                .isEqualTo(notFound);
    }

    @Test
    void checksRequestsAboutMapRuns() {
        JsonNode update = api.call("UpdateMapRun", "{'mapRunArn':'" + MAP_RUN + "'}");

        assertThat(update.path("reason").asString()).isEqualTo("MISSING_REQUIRED_PARAMETER");
        assertThat(api.error("UpdateMapRun", "{'mapRunArn':'" + MAP_RUN + "','maxConcurrency':-1}"))
                .startsWith("ValidationException: 1 validation error detected: Value '-1' at 'maxConcurrency'");
        assertThat(api.error("ListExecutions", "{'mapRunArn':'" + MAP_RUN + "','stateMachineArn':'" + machine + "'}"))
                .isEqualTo("ValidationException: Only one of stateMachineArn and mapRunArn may be specified");
        assertThat(api.error("ListExecutions", "{'stateMachineArn':'" + machine + "','redriveFilter':'REDRIVEN'}"))
                .isEqualTo("ValidationException: redriveFilter can only be used with mapRunArn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:us-east-1:123456789012:mapRun:orders:id",
                "arn:aws:states:us-east-1:123456789012:mapRun:orders/label",
                "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
                "no arn"
            })
    void refusesArnsThatAreNoMapRuns(String arn) {
        assertThat(api.error("DescribeMapRun", "{'mapRunArn':'" + arn + "'}")).startsWith("InvalidArn: Invalid Arn: '");
    }
}
