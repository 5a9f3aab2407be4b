package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Task tokens. */
final class TokensTest {
    private final World world = new World();
    private String execution = "";
    private String token = "";

    @BeforeEach
    void startATaskThatWaitsForAToken() throws InterruptedException {
        execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        token = String.valueOf(made.call().token());
        made.answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
        World.until(() -> world.eventTypes(execution).contains("TaskSubmitted"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theTokenInTheArgumentsAnswersTheTask() {
        assertThat(String.valueOf(world.connector.all().getFirst().arguments())).contains(token);

        world.engine.taskTokens().succeed(token, Payload.ofText("{\"ok\":true}"));

        assertThat(String.valueOf(world.end(execution).output())).isEqualTo("{\"ok\":true}");
    }

    @Test
    void aFailureMayComeWithoutAnErrorName() {
        world.engine.taskTokens().fail(token, null, null);

        var description = world.end(execution);
        assertThat(description.summary().status()).isEqualTo(Status.FAILED);
        assertThat(description.error()).isNull();
    }

    @Test
    void heartbeatsKeepTheTaskAliveAndSilenceEndsIt() {
        for (int i = 0; i < 5; i++) {
            world.ticker.advance(Duration.ofSeconds(50));
            world.engine.taskTokens().heartbeat(token);
        }
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);

        world.wind(
                Duration.ofSeconds(5), () -> world.describe(execution).summary().status() != Status.RUNNING);

        assertThat(world.eventTypes(execution)).contains("TaskTimedOut");
    }

    @Test
    void anAnswerThatComesTooLateIsToldSo() {
        world.engine.taskTokens().succeed(token, Payload.ofText("1"));

        assertThatThrownBy(() -> world.engine.taskTokens().succeed(token, Payload.ofText("2")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("TaskTimedOut"));
        world.end(execution);
        world.restart();
        assertThatThrownBy(() -> world.engine.taskTokens().heartbeat(token))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("TaskTimedOut"));
    }

    @Test
    void aForgedTokenIsNoToken() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[20] ^= 1;
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        for (String bad : new String[] {forged, "", "AAAA", "not base64 at all !", token + "AAAA"}) {
            assertThatThrownBy(() -> world.engine.taskTokens().heartbeat(bad))
                    .hasMessage("Invalid Token: 'Invalid token'");
        }
    }

    private static String code(ThrowingCallable request) {
        var thrown = catchThrowableOfType(Refused.class, request);
        return thrown == null ? "taken" : thrown.code();
    }

    @Test
    void aTokenIsNoTokenWhenAnyByteOfItWasChangedOrCutOff() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            String bad = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(code(() -> world.engine.taskTokens().succeed(bad, Payload.NULL)))
                    .as("byte " + i)
                    .isEqualTo("InvalidToken");
        }
        for (int length = 0; length < token.length(); length++) {
            String bad = token.substring(0, length);
            assertThat(code(() -> world.engine.taskTokens().fail(bad, null, null)))
                    .as("length " + length)
                    .isEqualTo("InvalidToken");
        }
        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void aTokenOfAnotherStoreIsNoToken() {
        String other =
                new TokenSmith(new byte[TokenSmith.KEY_BYTES]).mint(new ExecutionKey(1, 2, 3), new Attempt(0, 3));

        assertThat(code(() -> world.engine.taskTokens().succeed(other, Payload.NULL)))
                .isEqualTo("InvalidToken");
    }

    @Test
    void theTokenOfAnEarlierAttemptIsToldThatItIsTooLate() throws InterruptedException {
        String retried = world.start(world.machine("retried", """
                        {"StartAt": "T", "States": {
                          "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                                "TimeoutSeconds": 10000, "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1}],
                                "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}},
                                "End": true}}}"""), "e", "{}");
        var first = world.connector.next();
        world.wind(Duration.ofSeconds(50), () -> world.connector.all().size() == 3);
        var second = world.connector.next();

        String stale = String.valueOf(first.call().token());
        assertThat(code(() -> world.engine.taskTokens().succeed(stale, Payload.ofText("1"))))
                .isEqualTo("TaskTimedOut");
        assertThat(code(() -> world.engine.taskTokens().heartbeat(stale))).isEqualTo("TaskTimedOut");
        world.engine.taskTokens().succeed(String.valueOf(second.call().token()), Payload.ofText("2"));
        second.answer().complete(new TaskResult.Succeeded(Payload.NULL));

        assertThat(world.end(retried).output()).isEqualTo(Payload.ofText("2"));
    }

    @Test
    void theTokenOfAnExecutionThatIsForgottenKnowsNoTask() {
        world.engine.executions().stop(execution, null, null);
        assertThat(code(() -> world.engine.taskTokens().succeed(token, Payload.NULL)))
                .isEqualTo("TaskTimedOut");

        world.ticker.advance(Duration.ofDays(91));
        world.wind(
                Duration.ofHours(1), () -> code(() -> world.describe(execution)).equals("ExecutionDoesNotExist"));

        assertThat(code(() -> world.engine.taskTokens().succeed(token, Payload.NULL)))
                .isEqualTo("TaskDoesNotExist");
        assertThat(code(() -> world.engine.taskTokens().heartbeat(token))).isEqualTo("TaskDoesNotExist");
    }
}
