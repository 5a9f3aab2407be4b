package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Executions that start executions. */
final class NestedTest {
    private static final String FAIL = """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Oops", "Cause": "no luck"}}}""";

    private static final String PARENT = "arn:aws:states:us-east-1:123456789012:execution:parent:p";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String parent(String pattern, String childDefinition) {
        String child = world.machine("child", childDefinition);
        return world.start(world.machine("parent", Definitions.nested(pattern, child)), "p", "{\"x\":1}");
    }

    private static JsonNode output(Description description) {
        return Json.read(String.valueOf(description.output()));
    }

    @Test
    void requestResponseGoesOnOnceTheChildRuns() {
        String parent = parent("", Definitions.WAIT);

        JsonNode result = output(world.end(parent));

        String child = result.get("ExecutionArn").stringValue();
        assertThat(child).isEqualTo("arn:aws:states:us-east-1:123456789012:execution:child:child");
        assertThat(result.propertyNames())
                .containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate");
        assertThat(world.describe(child).summary().status()).isEqualTo(Status.RUNNING);
        assertThat(world.describe(child).input().text()).isEqualTo("{\"x\":1}");
    }

    @Test
    void syncWaitsForTheChildsEnd() {
        String parent = parent(".sync", Definitions.PASS);

        JsonNode result = output(world.end(parent));

        assertThat(result.get("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(result.get("Output").stringValue()).isEqualTo("{\"x\":1,\"a\":{\"seen\":1}}");
        assertThat(world.eventTypes(parent))
                .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void theSecondSyncGivesJsonInsteadOfText() {
        JsonNode result = output(world.end(parent(".sync:2", Definitions.PASS)));

        assertThat(result.get("Output").get("a").get("seen").intValue()).isEqualTo(1);
        assertThat(result.get("Input").get("x").intValue()).isEqualTo(1);
    }

    @Test
    void aFailedChildFailsTheTask() {
        Description parent = world.end(parent(".sync", FAIL));

        assertThat(parent.error()).isEqualTo("States.TaskFailed");
        JsonNode cause = Json.read(String.valueOf(parent.cause()));
        assertThat(cause.get("Error").stringValue()).isEqualTo("Oops");
        assertThat(cause.get("Status").stringValue()).isEqualTo("FAILED");
    }

    @Test
    void aMissingMachineFailsTheTask() {
        String missing = "arn:aws:states:us-east-1:123456789012:stateMachine:missing";
        String parent = world.start(world.machine("parent", Definitions.nested("", missing)), "p", "{}");

        Description description = world.end(parent);

        assertThat(description.error()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(description.cause())
                .startsWith("State Machine Does Not Exist: '" + missing
                        + "' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist;");
    }

    /** What a task gets that starts an execution of that name. */
    private Description named(String name, String pattern) {
        String child = world.machine("child", Definitions.PASS);
        String parent = world.machine("parent", namedByInput(child, pattern));
        return world.end(world.start(parent, "p", "{\"name\":\"" + name + "\"}"));
    }

    private static String namedByInput(String child, String pattern) {
        return Definitions.nested(pattern, child).replace("\"Name\": \"child\"", "\"Name.$\": \"$.name\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".sync", ".sync:2", ".waitForTaskToken"})
    void aNameThatNoExecutionMayHaveFailsTheTask(String pattern) {
        Description parent = named("a:b", pattern);

        assertThat(parent.error()).isEqualTo("StepFunctions.InvalidNameException");
        assertThat(parent.cause())
                .matches("Invalid Name: 'a:b' \\(Service: AWSStepFunctions; Status Code: 400; Error Code: InvalidName; "
                        + "Request ID: [0-9a-f-]{36}; Proxy: null\\)");
        assertThat(world.engine
                        .executions()
                        .list("arn:aws:states:us-east-1:123456789012:stateMachine:child", null, 10, null)
                        .items())
                .isEmpty();
    }

    @Test
    void aNameThatNoExecutionMayHaveFailsTheTaskOfAnExpressExecution() {
        String child = world.machine("child", Definitions.PASS);
        String parent = world.machine("parent", namedByInput(child, ""), MachineType.EXPRESS);

        Description ended = world.engine
                .executions()
                .runExpress(parent, null, Payload.ofText("{\"name\":\"a b\"}"))
                .description();

        assertThat(ended.error()).isEqualTo("StepFunctions.InvalidNameException");
        assertThat(ended.cause()).startsWith("Invalid Name: 'a b' (Service: AWSStepFunctions;");
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "81, less than or equal to 80"})
    void aNameOfAnotherLengthThanTheApiTakesFailsTheTask(int length, String constraint) {
        String name = "n".repeat(length);

        Description parent = named(name, ".sync");

        assertThat(parent.error()).isEqualTo("StepFunctions.ValidationException");
        assertThat(parent.cause())
                .startsWith("1 validation error detected: Value '" + name
                        + "' at 'name' failed to satisfy constraint: Member must have length " + constraint
                        + " (Service: AWSStepFunctions;");
    }

    @Test
    void theLongestNameIsTaken() {
        assertThat(named("n".repeat(80), ".sync").summary().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void stoppingTheParentStopsTheChild() {
        String parent = parent(".sync", Definitions.WAIT);
        String child = "arn:aws:states:us-east-1:123456789012:execution:child:child";
        World.until(() -> world.eventTypes(parent).contains("TaskSubmitted"));

        world.engine.executions().stop(parent, null, null);

        assertThat(world.end(child).summary().status()).isEqualTo(Status.ABORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aChildIsStartedOnceWhereverACrashFalls(int commits) {
        String child = world.machine("child", Definitions.WAIT);
        String machine = world.machine("parent", Definitions.nested(".sync", child));
        world.store.hold();
        var start = World.async(() -> world.start(machine, "p", "{}"));
        releaseOneByOne(commits);
        World.until(() -> world.store.held() > 0 || start.isDone());

        world.crash(0);
        startUnlessItIsThere(machine);
        world.wind(Duration.ofSeconds(5), () -> world.describe(PARENT).summary().status() != Status.RUNNING);

        assertThat(world.describe(PARENT).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.engine.executions().list(child, null, 10, null).items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aParentLearnsOfItsChildsEndWhereverACrashFalls(int commits) {
        String parent = parent(".sync", Definitions.WAIT);
        World.until(() -> world.eventTypes(parent).contains("TaskSubmitted"));
        world.store.hold();
        world.ticker.advance(Duration.ofSeconds(101));
        releaseOneByOne(commits);
        World.until(() -> commits == 2 || world.store.held() > 0);

        world.crash(0);

        assertThat(world.end(parent).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.eventTypes(parent)).containsOnlyOnce("TaskSucceeded");
    }

    private void startUnlessItIsThere(String machine) {
        try {
            world.start(machine, "p", "{}");
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("ExecutionAlreadyExists");
        }
    }

    private void releaseOneByOne(int commits) {
        for (int i = 0; i < commits; i++) {
            World.until(() -> world.store.held() > 0);
            world.store.releaseNext(1);
        }
    }
}
