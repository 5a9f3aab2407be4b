package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Tasks that run an Express execution and wait for its end: {@code aws-sdk:sfn:startSyncExecution}. */
final class SyncStartTest {
    private static final String FAIL =
            "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"Oops\",\"Cause\":\"c\"}}}";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String child(String definition) {
        return world.machine("child", definition, MachineType.EXPRESS);
    }

    private static String parent(String child, String more) {
        return """
                {"StartAt": "S", "States": {
                  "S": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:startSyncExecution",
                        "Parameters": {"StateMachineArn": "%s", "Input.$": "$", "Name": "n"}%s, "End": true}}}""".formatted(child, more);
    }

    /** The end of a Standard parent. */
    private Description run(String child, String more) {
        return world.end(world.start(world.machine("parent", parent(child, more)), null, "{\"x\":1}"));
    }

    private static JsonNode output(@Nullable Description execution) {
        return Objects.requireNonNull(Objects.requireNonNull(execution).output())
                .tree();
    }

    @Test
    void theAnswerTellsHowTheChildEnded() {
        JsonNode answer = output(run(child(Definitions.PASS), ""));

        assertThat(answer.path("Status").asString()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("Name").asString()).isEqualTo("n");
        assertThat(answer.path("Input").asString()).isEqualTo("{\"x\":1}");
        assertThat(Json.read(answer.path("Output").asString()).path("x").intValue())
                .isOne();
        assertThat(answer.path("ExecutionArn").asString())
                .startsWith("arn:aws:states:us-east-1:123456789012:express:child:n:");
        assertThat(answer.path("StartDate").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(answer.at("/BillingDetails/BilledMemoryUsedInMB").intValue()).isEqualTo(64);
        assertThat(answer.at("/OutputDetails/Included").booleanValue()).isTrue();
    }

    @Test
    void aChildThatFailedIsAnAnswerToo() {
        JsonNode answer = output(run(child(FAIL), ""));

        assertThat(answer.path("Status").asString()).isEqualTo("FAILED");
        assertThat(answer.path("Error").asString()).isEqualTo("Oops");
        assertThat(answer.path("Cause").asString()).isEqualTo("c");
        assertThat(answer.has("Output")).isFalse();
    }

    @Test
    void aMachineThatIsNotThereFailsTheTaskUnderItsRetry() {
        Description failed = run(
                "arn:aws:states:us-east-1:123456789012:stateMachine:none",
                ", \"Catch\": [{\"ErrorEquals\": [\"Other\"], \"Next\": \"S\"}]");

        assertThat(failed.error()).isEqualTo("Sfn.StateMachineDoesNotExistException");
        assertThat(failed.cause())
                .matches("State Machine Does Not Exist: '.*none' \\(Service: Sfn, Status Code: 400, Request ID: "
                        + "[0-9a-f-]{36}\\) \\(SDK Attempt Count: 1\\)");
    }

    @ParameterizedTest
    @EnumSource(MachineType.class)
    void aNameThatNoExecutionMayHaveFailsTheTask(MachineType type) {
        String definition = parent(child(Definitions.PASS), "").replace("\"Name\": \"n\"", "\"Name\": \"a:b\"");
        String parent = world.machine("parent", definition, type);

        Description failed = type == MachineType.STANDARD
                ? world.end(world.start(parent, null, "{}"))
                : world.engine
                        .executions()
                        .runExpress(parent, null, Payload.ofText("{}"))
                        .description();

        assertThat(failed.error()).isEqualTo("Sfn.InvalidNameException");
        assertThat(failed.cause())
                .matches("Invalid Name: 'a:b' \\(Service: Sfn, Status Code: 400, Request ID: "
                        + "[0-9a-f-]{36}\\) \\(SDK Attempt Count: 1\\)");
    }

    @Test
    void aStandardMachineIsRefused() {
        Description failed = run(world.machine("standard", Definitions.PASS), "");

        assertThat(failed.error()).isEqualTo("Sfn.StateMachineTypeNotSupportedException");
    }

    @Test
    void anExpressParentWaitsForItsChildsCalls() throws InterruptedException {
        String parent = world.machine("parent", parent(child(Definitions.TASK), ""), MachineType.EXPRESS);
        var ended = World.async(() -> world.engine.executions().runExpress(parent, null, Payload.ofText("{}")));

        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("{\"done\":true}")));

        JsonNode answer = output(World.get(ended).description());
        assertThat(answer.path("Status").asString()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("Output").asString()).contains("\"done\":true");
    }

    @Test
    void aChildEndsWithItsParentsTime() throws InterruptedException {
        String child = child(Definitions.TASK);
        String definition = parent(child, ", \"TimeoutSeconds\": 3");
        String parent = world.start(world.machine("parent", definition), null, "{}");
        world.connector.next();

        world.wind(Duration.ofSeconds(1), () -> world.describe(parent).summary().status() != Status.RUNNING);

        assertThat(world.describe(parent).summary().status()).isEqualTo(Status.FAILED);
        assertThat(world.history(parent))
                .extracting(event -> event.type().wireName())
                .contains("TaskTimedOut");
        World.until(() -> world.engine.metrics().expressRunning.sum() == 0);
        World.until(() -> world.engine.metrics().callsUnderWay.sum() == 0);
    }
}
