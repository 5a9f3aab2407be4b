package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Redrive and Map Runs, as AWS's SDK for Java sees them. */
final class RedriveClientTest extends ServerTest {
    private static final String MAP_RUN = "arn:aws:states:us-east-1:123456789012:mapRun:m/label:" + UUID.randomUUID();

    @Test
    void redrivesTheFailedBranchOnly() {
        String activity = client.createActivity(request -> request.name("a-" + UUID.randomUUID()))
                .activityArn();
        String execution = run("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "Result": "done", "End": true}}},
                  {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true}}}]}}}
                """.formatted(activity), "{\"a\": 1}");
        var first = client.getActivityTask(request -> request.activityArn(activity));
        client.sendTaskFailure(
                request -> request.taskToken(first.taskToken()).error("E").cause("c"));
        DescribeExecutionResponse failed = awaitEnd(execution);
        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(failed.redriveCount()).isZero();

        var redriven = client.redriveExecution(request -> request.executionArn(execution));

        DescribeExecutionResponse running = describe(execution);
        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.startDate()).isEqualTo(failed.startDate());
        assertThat(running.stopDate()).isNull();
        assertThat(running.error()).isNull();
        assertThat(running.cause()).isNull();
        assertThat(running.redriveCount()).isOne();
        assertThat(running.redriveDate()).isEqualTo(redriven.redriveDate());
        assertThat(running.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(running.redriveStatusReason()).isEqualTo("Execution is RUNNING and cannot be redriven");
        var second = client.getActivityTask(request -> request.activityArn(activity));
        assertThat(second.input()).isEqualTo("{\"a\": 1}");
        assertThat(second.taskToken()).isNotEqualTo(first.taskToken());
        client.sendTaskSuccess(request -> request.taskToken(second.taskToken()).output("2"));

        DescribeExecutionResponse end = awaitEnd(execution);
        assertThat(end.output()).isEqualTo("[\"done\",2]");
        assertThat(end.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        List<HistoryEvent> events = client.getExecutionHistory(request -> request.executionArn(execution))
                .events();
        assertThat(events).extracting(HistoryEvent::typeAsString).containsOnlyOnce("PassStateEntered");
        HistoryEvent event = events.stream()
                .filter(each -> each.type() == HistoryEventType.EXECUTION_REDRIVEN)
                .findFirst()
                .orElseThrow();
        assertThat(event.executionRedrivenEventDetails().redriveCount()).isOne();
        assertThat(events.get((int) (event.previousEventId() - 1)).type()).isEqualTo(HistoryEventType.EXECUTION_FAILED);
        assertThat(client.listExecutions(request ->
                                request.stateMachineArn(end.stateMachineArn()).statusFilter(ExecutionStatus.SUCCEEDED))
                        .executions()
                        .getFirst()
                        .redriveCount())
                .isOne();
    }

    @Test
    void aRepeatedRequestIsAnsweredOnce() {
        String execution = run("""
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": true}}}""", "{}");
        client.stopExecution(request -> request.executionArn(execution));

        var first = client.redriveExecution(
                request -> request.executionArn(execution).clientToken("once"));
        var again = client.redriveExecution(
                request -> request.executionArn(execution).clientToken("once"));

        assertThat(again.redriveDate()).isEqualTo(first.redriveDate());
        assertThat(describe(execution).redriveCount()).isOne();
        assertThatThrownBy(() -> client.redriveExecution(request -> request.executionArn(execution)))
                .isInstanceOfSatisfying(
                        ExecutionNotRedrivableException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("Execution is RUNNING and cannot be redriven"));
    }

    @Test
    void refusesWhatCannotBeRedriven() {
        assertThatThrownBy(() -> client.redriveExecution(
                        request -> request.executionArn("arn:aws:states:us-east-1:123456789012:execution:m:unknown")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> client.redriveExecution(
                        request -> request.executionArn("arn:aws:states:us-east-1:123456789012:express:m:e:run")))
                .isInstanceOf(InvalidArnException.class);
    }

    @Test
    void knowsNoMapRuns() {
        String execution = run("""
                {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""", "{}");

        assertThat(client.listMapRuns(request -> request.executionArn(execution))
                        .mapRuns())
                .isEmpty();
        assertThatThrownBy(() -> client.describeMapRun(request -> request.mapRunArn(MAP_RUN)))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        missing -> assertThat(missing.resourceName()).isEqualTo(MAP_RUN));
        assertThatThrownBy(() -> client.updateMapRun(request -> request.mapRunArn(MAP_RUN)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.reasonAsString()).isEqualTo("MISSING_REQUIRED_PARAMETER"));
        assertThatThrownBy(() -> client.listExecutions(request -> request.mapRunArn(MAP_RUN)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static String run(String definition, String input) {
        String machine = client.createStateMachine(request -> request.name("m-" + UUID.randomUUID())
                        .definition(definition)
                        .roleArn(Clients.ROLE))
                .stateMachineArn();
        return client.startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    private static DescribeExecutionResponse describe(String execution) {
        return client.describeExecution(request -> request.executionArn(execution));
    }
}
