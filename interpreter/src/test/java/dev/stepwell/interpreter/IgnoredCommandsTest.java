package dev.stepwell.interpreter;

import static dev.stepwell.interpreter.Driven.after;
import static dev.stepwell.interpreter.Driven.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import org.junit.jupiter.api.Test;

/** Late, duplicate and spurious commands are ignored by rule, each for its own reason. */
class IgnoredCommandsTest {
    private static final Payload ONE = Payload.ofText("1");
    private static final String FUNCTION = """
            {'StartAt': 'Call', 'States': {'Call': {'Type': 'Task', 'End': true,
             'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f',
             'Retry': [{'ErrorEquals': ['Again'], 'MaxAttempts': 1}]}}}""";
    private static final String CALLBACK = """
            {'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'End': true, 'HeartbeatSeconds': 5,
             'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
             'Parameters': {'QueueUrl': 'q', 'MessageBody.$': '$$.Task.Token'}}}}""";
    private static final String ACTIVITY = """
            {'StartAt': 'Pick', 'States': {'Pick': {'Type': 'Task', 'End': true,
             'Resource': 'arn:aws:states:us-east-1:123456789012:activity:pick'}}}""";

    @Test
    void everythingBeforeTheStart() {
        Driven run = new Driven(FUNCTION, "{}");

        assertThat(run.give(new Command.Wake(after(1))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Continue(after(1))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Stop(null, null, after(1))).isIgnored()).isTrue();
        assertThat(run.give(new Command.TaskSucceeded(new Attempt(0, 3), ONE, after(1)))
                        .isIgnored())
                .isTrue();
        assertThat(run.start().isIgnored()).isFalse();
    }

    @Test
    void aSecondStart() {
        Driven run = new Driven(FUNCTION, "{}");
        run.start();

        assertThat(run.start().isIgnored()).isTrue();
    }

    @Test
    void everythingAfterTheEnd() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt attempt = call(run.start()).attempt();
        run.give(new Command.TaskSucceeded(attempt, ONE, after(1)));
        assertThat(run.state.outcome()).isEqualTo(new Outcome.Succeeded(ONE));

        assertThat(run.give(new Command.TaskSucceeded(attempt, ONE, after(2))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.Stop(null, null, after(2))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Wake(after(2))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Redrive(after(2))).isIgnored()).isTrue();
        assertThat(run.state.nextWake()).isNull();
    }

    @Test
    void aRedriveOfWhatRuns() {
        Driven run = new Driven(FUNCTION, "{}");
        assertThat(run.give(new Command.Redrive(after(0))).isIgnored()).isTrue();
        run.start();

        assertThat(run.give(new Command.Redrive(after(1))).isIgnored()).isTrue();
    }

    @Test
    void everythingButARedriveAfterAFailure() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt attempt = call(run.start()).attempt();
        run.give(new Command.TaskFailed(attempt, "E", null, after(1)));

        assertThat(run.give(new Command.TaskSucceeded(attempt, ONE, after(2))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.Stop(null, null, after(2))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Continue(after(2))).isIgnored()).isTrue();
        assertThat(run.state.nextWake()).isNull();
        Attempt second = call(run.give(new Command.Redrive(after(3)))).attempt();
        assertThat(run.give(new Command.Redrive(after(3))).isIgnored()).isTrue();
        assertThat(run.give(new Command.TaskSucceeded(attempt, ONE, after(4))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.TaskSucceeded(second, ONE, after(4))).isIgnored())
                .isFalse();
        assertThat(run.state.outcome()).isEqualTo(new Outcome.Succeeded(ONE));
    }

    @Test
    void aRedriveThatTheHistoryHasNoRoomFor() {
        Driven full = new Driven(FUNCTION, "{}", Driven.limitsOf(7));
        full.give(new Command.TaskFailed(call(full.start()).attempt(), "E", null, after(1)));
        Driven room = new Driven(FUNCTION, "{}", Driven.limitsOf(8));
        room.give(new Command.TaskFailed(call(room.start()).attempt(), "E", null, after(1)));

        assertThat(full.give(new Command.Redrive(after(2))).isIgnored()).isTrue();
        assertThat(room.give(new Command.Redrive(after(2))).isIgnored()).isFalse();
        assertThat(room.history).hasSize(8);
    }

    @Test
    void theAnswerOfASupersededAttempt() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt first = call(run.start()).attempt();
        run.give(new Command.TaskFailed(first, "Again", null, after(1)));
        assertThat(run.give(new Command.TaskSucceeded(first, ONE, after(1))).isIgnored())
                .isTrue();
        Attempt second = call(run.give(new Command.Wake(after(2)))).attempt();

        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(run.give(new Command.TaskSucceeded(first, ONE, after(3))).isIgnored())
                .isTrue();
        assertThat(run.state.awaits(first)).isFalse();
        assertThat(run.state.awaits(second)).isTrue();
    }

    @Test
    void anAnswerForAScopeThatDoesNotExist() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt attempt = call(run.start()).attempt();

        Command stray = new Command.TaskSucceeded(new Attempt(7, attempt.number()), ONE, after(1));

        assertThat(run.give(stray).isIgnored()).isTrue();
    }

    @Test
    void aSubmissionOfACallThatAnswersItself() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt attempt = call(run.start()).attempt();

        assertThat(run.give(new Command.TaskSubmitted(attempt, ONE, after(1))).isIgnored())
                .isTrue();
    }

    @Test
    void aSecondSubmissionAndAFailureAfterTheFirst() {
        Driven run = new Driven(CALLBACK, "{}");
        Attempt attempt = call(run.start()).attempt();
        assertThat(run.give(new Command.TaskSubmitted(attempt, ONE, after(1))).isIgnored())
                .isFalse();

        assertThat(run.give(new Command.TaskSubmitted(attempt, ONE, after(2))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.SubmitFailed(attempt, "E", null, after(2)))
                        .isIgnored())
                .isTrue();
    }

    @Test
    void aSecondAnswerWhileTheFirstWaitsForTheSubmission() {
        Driven run = new Driven(CALLBACK, "{}");
        Attempt attempt = call(run.start()).attempt();
        assertThat(run.give(new Command.TaskSucceeded(attempt, ONE, after(1))).isIgnored())
                .isFalse();
        assertThat(run.history).extracting(HistoryEvent::type).doesNotContain(EventType.TASK_SUCCEEDED);

        assertThat(run.give(new Command.TaskFailed(attempt, "E", null, after(1)))
                        .isIgnored())
                .isTrue();

        run.give(new Command.TaskSubmitted(attempt, Payload.EMPTY_OBJECT, after(2)));
        assertThat(run.state.outcome()).isEqualTo(new Outcome.Succeeded(ONE));
    }

    @Test
    void anActivityThatIsStartedTwice() {
        Driven run = new Driven(ACTIVITY, "{}");
        Attempt attempt = call(run.start()).attempt();
        assertThat(run.give(new Command.ActivityStarted(attempt, "a", after(1))).isIgnored())
                .isFalse();

        assertThat(run.give(new Command.ActivityStarted(attempt, "b", after(1))).isIgnored())
                .isTrue();
    }

    @Test
    void whateverAnActivityGetsBeforeAWorkerTookIt() {
        Driven run = new Driven(ACTIVITY, "{}");
        Attempt attempt = call(run.start()).attempt();

        assertThat(run.give(new Command.TaskSucceeded(attempt, ONE, after(1))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.Heartbeat(attempt, after(1))).isIgnored())
                .isTrue();
        assertThat(run.give(new Command.SubmitFailed(attempt, "E", null, after(1)))
                        .isIgnored())
                .isTrue();
    }

    @Test
    void anActivityStartOfSomethingElse() {
        Driven run = new Driven(FUNCTION, "{}");
        Attempt attempt = call(run.start()).attempt();

        assertThat(run.give(new Command.ActivityStarted(attempt, "a", after(1))).isIgnored())
                .isTrue();
    }

    @Test
    void aWakeThatComesTooEarly() {
        Driven run = new Driven("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':10,'End':true}}}", "{}");
        run.start();
        assertThat(run.state.nextWake()).isEqualTo(after(10));

        assertThat(run.give(new Command.Wake(after(9))).isIgnored()).isTrue();
        assertThat(run.give(new Command.Wake(after(10))).isIgnored()).isFalse();
    }

    @Test
    void aContinueWhenNothingIsLeftToDo() {
        Driven run = new Driven(FUNCTION, "{}");
        run.start();

        assertThat(run.give(new Command.Continue(after(1))).isIgnored()).isTrue();
    }

    @Test
    void butNotAHeartbeatWhichMakesNoEvent() {
        Driven run = new Driven(CALLBACK, "{}");
        Attempt attempt = call(run.start()).attempt();

        Step step = run.give(new Command.Heartbeat(attempt, after(4)));

        assertThat(step.isIgnored()).isFalse();
        assertThat(step.history()).isEmpty();
        assertThat(run.state.nextWake()).isEqualTo(after(9));
    }
}
