package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found after a crash, and what becomes of it. */
final class RecoveryTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCallUnderWayFailsWithAnUnknownOutcome() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{}");
        world.connector.next();

        world.crash(1);

        var description = world.end(execution);
        assertThat(description.summary().status()).isEqualTo(Status.FAILED);
        assertThat(description.error()).isEqualTo("Lambda.SdkClientException");
        assertThat(description.cause()).isEqualTo("outcome unknown: the node restarted during the call");
        assertThat(world.connector.all()).hasSize(1);
    }

    @Test
    void theUsersRetryDecidesAboutALostCall() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.RETRIED_TASK), "e", "{}");
        world.connector.next();

        world.crash(1);
        world.wind(Duration.ofSeconds(1), () -> world.connector.all().size() == 2);
        world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("1")));

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(world.connector.all()).extracting("attempt").doesNotHaveDuplicates();
        assertThat(world.eventTypes(execution)).containsOnlyOnce("LambdaFunctionFailed");
    }

    @Test
    void aCallThatMayBeRepeatedIsMadeAgain() throws InterruptedException {
        world.connector.resends = true;
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{\"x\":1}");
        var first = world.connector.next().call();

        world.crash(1);
        var second = world.connector.next();
        second.answer().complete(new TaskResult.Succeeded(Payload.ofText("1")));

        assertThat(second.call().attempt()).isEqualTo(first.attempt());
        assertThat(second.call().arguments()).isEqualTo(first.arguments());
        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aWaitGoesOnAfterARestart() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.ticker.advance(Duration.ofSeconds(50));

        world.crash(1);
        world.ticker.advance(Duration.ofSeconds(49));
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.wind(
                Duration.ofSeconds(1), () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aWaitThatEndedMeanwhileEndsAtOnce() {
        String execution = world.start(world.machine("m", Definitions.WAIT), "e", "{}");
        world.restart();

        world.ticker.advance(Duration.ofDays(2));

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aTokenIsGoodAcrossARestartWhenItsCallHadAnswered() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(execution).contains("TaskSubmitted"));
        String token = String.valueOf(made.call().token());

        world.crash(1);
        world.engine.taskTokens().succeed(token, Payload.ofText("\"yes\""));

        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("\"yes\"");
    }

    @Test
    void anAnswerThatWasQuickerThanItsCallSurvivesACrash() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        String token = String.valueOf(world.connector.next().call().token());
        world.engine.taskTokens().succeed(token, Payload.ofText("\"yes\""));

        world.crash(1);

        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("\"yes\"");
        assertThat(world.eventTypes(execution)).containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void aLostCallThatWasToHandOutATokenHasFailed() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        world.connector.next();

        world.crash(1);

        assertThat(world.end(execution).error()).isEqualTo("Lambda.SdkClientException");
        assertThat(world.eventTypes(execution)).containsSubsequence("TaskStarted", "TaskSubmitFailed");
    }

    @Test
    void aHeartbeatGetsOneIntervalOfGraceAfterARestart() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(execution).contains("TaskSubmitted"));
        world.ticker.advance(Duration.ofSeconds(40));
        world.engine.taskTokens().heartbeat(String.valueOf(made.call().token()));

        world.crash(1);
        world.ticker.advance(Duration.ofSeconds(70));
        world.engine.taskTokens().heartbeat(String.valueOf(made.call().token()));
        world.wind(
                Duration.ofSeconds(10),
                () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.eventTypes(execution)).contains("TaskTimedOut");
    }

    @Test
    void anOfferedActivityTaskIsOfferedAgain() throws InterruptedException {
        String activity =
                world.engine.activities().create("a", java.util.Map.of()).arn();
        String execution = world.start(world.machine("m", Definitions.activity(activity)), "e", "{\"x\":1}");

        world.crash(1);
        var task = world.poll(activity);

        assertThat(task.input()).isEqualTo(Payload.ofText("{\"x\":1}"));
        world.engine.taskTokens().succeed(task.token(), Payload.ofText("2"));
        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("2");
    }

    @Test
    void aTidyShutdownLetsCallsFinish() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TASK), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("1")));

        world.restart();

        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);
    }
}
