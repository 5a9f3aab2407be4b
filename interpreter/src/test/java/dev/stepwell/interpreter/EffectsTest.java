package dev.stepwell.interpreter;

import static dev.stepwell.interpreter.Driven.after;
import static dev.stepwell.interpreter.Driven.call;
import static dev.stepwell.interpreter.Driven.calls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves an execution: calls, their withdrawal, and the end. */
class EffectsTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String PARALLEL = """
            {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': [
             {'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': '%s', 'End': true}}},
             {'StartAt': 'B', 'States': {'B': {'Type': 'Task', 'Resource': '%s', 'End': true}}},
             {'StartAt': 'C', 'States': {'C': {'Type': '%s'}}}]}}}""";

    @Test
    void aCallCarriesTokenTimeoutsAndRole() {
        Driven run = new Driven("""
                {'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'End': true,
                 'TimeoutSeconds': 60, 'HeartbeatSeconds': 5,
                 'Credentials': {'RoleArn': 'arn:aws:iam::210987654321:role/r'},
                 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
                 'Parameters': {'QueueUrl': 'q', 'MessageBody.$': '$$.Task.Token'}}}}""", "{}");

        Effect.CallTask call = call(run.start());

        assertThat(call.attempt()).isEqualTo(new Attempt(Scope.ROOT, 3));
        assertThat(call.token()).isEqualTo("token-3");
        assertThat(call.arguments().text()).isEqualTo("{\"QueueUrl\":\"q\",\"MessageBody\":\"token-3\"}");
        assertThat(call.timeoutSeconds()).isEqualTo(60);
        assertThat(call.heartbeatSeconds()).isEqualTo(5);
        assertThat(call.credentialsRoleArn()).isEqualTo("arn:aws:iam::210987654321:role/r");
        assertThat(run.state.hasOpenCalls()).isTrue();
        assertThat(run.openTasks())
                .containsExactly(new OpenTask(call.attempt(), "Ask", call.resource(), OpenTask.Phase.CALLING, 5));
    }

    @Test
    void aSubmittedTaskIsOpenButNoOpenCall() {
        Driven run = new Driven("""
                {'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'End': true,
                 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
                 'Parameters': {'QueueUrl': 'q', 'MessageBody.$': '$$.Task.Token'}}}}""", "{}");
        Effect.CallTask call = call(run.start());

        run.give(new Command.TaskSubmitted(call.attempt(), Payload.EMPTY_OBJECT, after(1)));

        assertThat(run.state.hasOpenCalls()).isFalse();
        assertThat(run.openTasks()).extracting(OpenTask::phase).containsExactly(OpenTask.Phase.WAITING);
    }

    @Test
    void aTimeoutWithdrawsTheCall() {
        Driven run = new Driven("""
                {'StartAt': 'Call', 'States': {'Call': {'Type': 'Task', 'TimeoutSeconds': 2, 'End': true,
                 'Resource': '%s'}}}""".formatted(FUNCTION), "{}");
        Effect.CallTask call = call(run.start());

        Step step = run.give(new Command.Wake(after(2)));

        assertThat(step.effects())
                .containsExactly(
                        new Effect.CancelTask(call.attempt(), call.resource()),
                        new Effect.Finish(new Outcome.Failed("States.Timeout", null)));
        assertThat(run.state.hasOpenCalls()).isFalse();
    }

    @Test
    void aFailingBranchWithdrawsTheCallsOfItsSiblings() {
        Driven run = new Driven(PARALLEL.formatted(FUNCTION, FUNCTION, "Succeed"), "{}");
        List<Effect.CallTask> calls = calls(run.start());
        assertThat(calls).hasSize(2);

        Step step = run.give(new Command.TaskFailed(calls.get(1).attempt(), "E", "why", after(1)));

        assertThat(step.effects())
                .containsExactly(
                        new Effect.CancelTask(
                                calls.get(0).attempt(), calls.get(0).resource()),
                        new Effect.Finish(new Outcome.Failed("E", "why")));
    }

    @Test
    void aCallThatIsWithdrawnInItsOwnStepNeverLeaves() {
        Driven run = new Driven(PARALLEL.formatted(FUNCTION, FUNCTION, "Fail"), "{}");

        Step step = run.start();

        assertThat(step.effects()).containsExactly(new Effect.Finish(new Outcome.Failed(null, null)));
        assertThat(run.state.hasOpenCalls()).isFalse();
    }

    @Test
    void onlyTheCallsOfTheFailingStateAreWithdrawn() {
        Driven run = new Driven("""
                {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': [
                 {'StartAt': 'Q', 'States': {
                  'Q': {'Type': 'Parallel', 'Next': 'W', 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'W'}],
                   'Branches': [
                    {'StartAt': 'X', 'States': {'X': {'Type': 'Task', 'Resource': '%1$s', 'End': true}}},
                    {'StartAt': 'F', 'States': {'F': {'Type': 'Fail'}}}]},
                  'W': {'Type': 'Wait', 'Seconds': 5, 'End': true}}},
                 {'StartAt': 'Y', 'States': {'Y': {'Type': 'Task', 'Resource': '%1$s', 'End': true}}}]}}}""".formatted(FUNCTION), "{}");

        Step step = run.start();

        assertThat(calls(step)).extracting(Effect.CallTask::stateName).containsExactly("Y");
        assertThat(run.openTasks()).extracting(OpenTask::stateName).containsExactly("Y");
    }

    @Test
    void aCallThatIsTheFirstOfItsStepCanBeWithdrawnInIt() {
        Driven run = new Driven("""
                {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': [
                 {'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': '%s', 'End': true,
                  'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 1}]}}},
                 {'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 2, 'Next': 'F'},
                  'F': {'Type': 'Fail'}}}]}}}""".formatted(FUNCTION), "{}");
        Effect.CallTask call = call(run.start());
        run.give(new Command.TaskFailed(call.attempt(), "E", null, after(1)));

        Step step = run.give(new Command.Wake(after(2)));

        assertThat(Driven.types(step.history())).startsWith(EventType.LAMBDA_FUNCTION_SCHEDULED);
        assertThat(step.effects()).containsExactly(new Effect.Finish(new Outcome.Failed(null, null)));
    }

    @Test
    void aFullHistoryWithdrawsWhatIsOpen() {
        Driven run = new Driven(PARALLEL.formatted(FUNCTION, FUNCTION, "Succeed"), "{}", Driven.limitsOf(12));
        List<Effect.CallTask> calls = calls(run.start());
        assertThat(run.history).hasSize(11);

        Step step = run.give(new Command.TaskSucceeded(calls.get(0).attempt(), Payload.EMPTY_OBJECT, after(1)));

        assertThat(step.effects())
                .contains(new Effect.CancelTask(
                        calls.get(1).attempt(), calls.get(1).resource()));
        assertThat(run.state.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo("States.Runtime"));
    }

    @Test
    void stoppingWithdrawsEverything() {
        Driven run = new Driven(PARALLEL.formatted(FUNCTION, FUNCTION, "Succeed"), "{}");
        List<Effect.CallTask> calls = calls(run.start());

        Step step = run.give(new Command.Stop("Enough", null, after(1)));

        assertThat(step.effects())
                .containsExactly(
                        new Effect.CancelTask(
                                calls.get(0).attempt(), calls.get(0).resource()),
                        new Effect.CancelTask(
                                calls.get(1).attempt(), calls.get(1).resource()),
                        new Effect.Finish(new Outcome.Aborted("Enough", null)));
    }

    @Test
    void anUntouchedPayloadIsTheSameInstanceAllTheWay() {
        String definition = "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Succeed'}}}";
        Driven run = new Driven(definition, "{ \"a\" : 1.50 }");

        run.start();

        Payload input = run.state.info().input();
        assertThat(run.state.outcome()).isInstanceOfSatisfying(Outcome.Succeeded.class, succeeded -> {
            assertThat(succeeded.output()).isSameAs(input);
            assertThat(succeeded.output().text()).isEqualTo("{ \"a\" : 1.50 }");
        });
    }

    @Test
    void resultsOfBranchesAreJoinedToTheLetter() {
        Driven run = new Driven("""
                {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': [
                 {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}},
                 {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}]}}}""", "[1,  2.50]");

        run.start();

        assertThat(run.state.outcome()).isEqualTo(new Outcome.Succeeded(Payload.ofText("[[1,  2.50],[1,  2.50]]")));
    }
}
