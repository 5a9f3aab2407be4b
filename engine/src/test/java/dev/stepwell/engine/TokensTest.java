package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.Base64;
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
}
