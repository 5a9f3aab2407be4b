package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** AWS's SDK for Java against the packaged server. */
final class SdkClientTest extends ServerTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

    @Test
    void runsAnExecutionAndTellsItsHistory() {
        String machine = create(PASS);

        String execution = client.startExecution(
                        request -> request.stateMachineArn(machine).name("one").input("{\"a\": 1}"))
                .executionArn();

        DescribeExecutionResponse end = awaitEnd(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output()).isEqualTo("{\"a\": 1}");
        assertThat(client.getExecutionHistory(request -> request.executionArn(execution))
                        .events())
                .extracting(HistoryEvent::typeAsString)
                .containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
        assertThat(client.getExecutionHistory(request -> request.executionArn(execution)
                                .reverseOrder(true)
                                .maxResults(1))
                        .events())
                .extracting(HistoryEvent::type)
                .containsExactly(HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(client.describeStateMachineForExecution(request -> request.executionArn(execution))
                        .definition())
                .isEqualTo(PASS);
    }

    @Test
    void runsASingleState() {
        TestStateResponse answer = client.testState(request -> request.definition(
                        "{\"Type\":\"Map\",\"ItemsPath\":\"$.list\",\"MaxConcurrency\":3,\"ItemProcessor\":" + PASS
                                + ",\"Retry\":[{\"ErrorEquals\":[\"Busy\"],\"IntervalSeconds\":5}],\"End\":true}")
                .input("{\"list\":[1,2]}")
                .inspectionLevel(InspectionLevel.DEBUG)
                .stateConfiguration(configuration -> configuration.retrierRetryCount(1))
                .mock(mock -> mock.errorOutput(error -> error.error("Busy").cause("later"))));

        assertThat(answer.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(answer.error()).isEqualTo("Busy");
        assertThat(answer.inspectionData().afterItemsPath()).isEqualTo("[1, 2]");
        assertThat(answer.inspectionData().maxConcurrency()).isEqualTo(3);
        assertThat(answer.inspectionData().errorDetails().retryBackoffIntervalSeconds())
                .isEqualTo(10);
    }

    @Test
    void startsTheSameNameOnce() {
        String machine = create(WAIT);

        var first = client.startExecution(
                request -> request.stateMachineArn(machine).name("n"));
        var again = client.startExecution(
                request -> request.stateMachineArn(machine).name("n"));

        assertThat(again.executionArn()).isEqualTo(first.executionArn());
        assertThat(again.startDate()).isEqualTo(first.startDate());
        assertThatThrownBy(() -> client.startExecution(
                        request -> request.stateMachineArn(machine).name("n").input("{\"other\":true}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void stopsAnExecution() {
        String execution = client.startExecution(request -> request.stateMachineArn(create(WAIT)))
                .executionArn();

        client.stopExecution(
                request -> request.executionArn(execution).error("E").cause("enough"));

        DescribeExecutionResponse end = awaitEnd(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.error()).isEqualTo("E");
        assertThat(end.cause()).isEqualTo("enough");
    }

    @Test
    void listsExecutionsNewestFirstPageByPage() {
        String machine = create(PASS);
        for (int i = 0; i < 7; i++) {
            String name = "run-" + i;
            awaitEnd(client.startExecution(
                            request -> request.stateMachineArn(machine).name(name))
                    .executionArn());
        }

        List<String> names = client
                .listExecutionsPaginator(request -> request.stateMachineArn(machine)
                        .statusFilter("SUCCEEDED")
                        .maxResults(3))
                .executions()
                .stream()
                .map(ExecutionListItem::name)
                .toList();

        assertThat(names).containsExactly("run-6", "run-5", "run-4", "run-3", "run-2", "run-1", "run-0");
        assertThat(client.listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter("RUNNING"))
                        .executions())
                .isEmpty();
    }

    @Test
    void updatesListsAndDeletesAMachine() {
        String machine = create(PASS);

        client.updateStateMachine(request -> request.stateMachineArn(machine).definition(WAIT));

        assertThat(client.describeStateMachine(request -> request.stateMachineArn(machine))
                        .definition())
                .isEqualTo(WAIT);
        assertThat(client.listStateMachinesPaginator().stateMachines().stream()
                        .map(item -> item.stateMachineArn())
                        .toList())
                .contains(machine);
        client.deleteStateMachine(request -> request.stateMachineArn(machine));
        assertThatThrownBy(() -> client.startExecution(request -> request.stateMachineArn(machine + "x")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void handsActivityTasksToWorkers() {
        String activity = client.createActivity(request -> request.name("work-" + UUID.randomUUID()))
                .activityArn();
        String machine = create("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"" + activity
                + "\",\"HeartbeatSeconds\":60,\"End\":true}}}");
        String execution = client.startExecution(
                        request -> request.stateMachineArn(machine).input("{\"n\":1}"))
                .executionArn();

        GetActivityTaskResponse task =
                client.getActivityTask(request -> request.activityArn(activity).workerName("w"));
        client.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()));
        client.sendTaskSuccess(request -> request.taskToken(task.taskToken()).output("{\"n\":2}"));

        assertThat(task.input()).isEqualTo("{\"n\":1}");
        assertThat(awaitEnd(execution).output()).isEqualTo("{\"n\":2}");
        assertThatThrownBy(() -> client.sendTaskSuccess(
                        request -> request.taskToken(task.taskToken()).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThat(client.describeActivity(request -> request.activityArn(activity))
                        .activityArn())
                .isEqualTo(activity);
    }

    @Test
    void failsAnActivityTaskAsItsWorkerSays() {
        String activity = client.createActivity(request -> request.name("fail-" + UUID.randomUUID()))
                .activityArn();
        String machine = create("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"" + activity
                + "\",\"End\":true}}}");
        String execution = client.startExecution(request -> request.stateMachineArn(machine))
                .executionArn();

        GetActivityTaskResponse task = client.getActivityTask(request -> request.activityArn(activity));
        client.sendTaskFailure(
                request -> request.taskToken(task.taskToken()).error("Broken").cause("it broke"));

        DescribeExecutionResponse end = awaitEnd(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Broken");
        assertThat(end.cause()).isEqualTo("it broke");
    }

    @Test
    void refusesWhatIsNoDefinition() {
        assertThatThrownBy(() -> create("{")).isInstanceOf(InvalidDefinitionException.class);

        assertThat(client.validateStateMachineDefinition(request -> request.definition("{\"StartAt\":\"A\"}"))
                        .result())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(client.validateStateMachineDefinition(request -> request.definition(PASS))
                        .result())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    }

    private static String create(String definition) {
        return client.createStateMachine(request -> request.name("m-" + UUID.randomUUID())
                        .definition(definition)
                        .roleArn(Clients.ROLE))
                .stateMachineArn();
    }
}
