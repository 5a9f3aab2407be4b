package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heartbeat is acknowledged without a write. */
final class HeartbeatTest {
    private final World world = new World(EngineOptions.defaults().withLanes(1));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itCountsThoughTheNextCommitFails() throws InterruptedException {
        String execution = world.start(world.machine("m", Definitions.TOKEN), "e", "{}");
        var made = world.connector.next();
        made.answer().complete(new TaskResult.Succeeded(Payload.NULL));
        World.until(() -> world.eventTypes(execution).contains("TaskSubmitted"));
        String other = world.machine("other", Definitions.PASS);
        world.ticker.advance(Duration.ofSeconds(50));
        world.engine.taskTokens().heartbeat(String.valueOf(made.call().token()));

        world.store.failNext(1, "for the test");
        assertThatThrownBy(() -> world.start(other, "failing", "{}")).isInstanceOf(Refused.class);
        world.ticker.advance(Duration.ofSeconds(30));
        world.end(world.start(other, "later", "{}"));

        assertThat(world.describe(execution).summary().status()).isEqualTo(Status.RUNNING);
        world.engine.taskTokens().succeed(String.valueOf(made.call().token()), Payload.ofText("1"));
        assertThat(world.end(execution).output()).isEqualTo(Payload.ofText("1"));
    }
}
