package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions that would go on for ever end where AWS ends them, and the others get their turns meanwhile. */
final class LoopsTest {
    private final World world = new World(EngineOptions.defaults().withLanes(1));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aLoopEndsWithTheErrorOfAFullHistory() {
        String loop = world.start(world.machine("loop", Definitions.LOOP), "e", "{}");

        assertThat(world.end(loop).summary().status()).isEqualTo(Status.FAILED);
        HistoryEvent last =
                world.engine.executions().history(loop, true, 1, null).items().getFirst();
        assertThat(last.id()).isEqualTo(Limits.aws().historyEventsMax());
        assertThat(last.details())
                .isEqualTo(new EventDetails.Failure(
                        "States.Runtime", "The execution reached the maximum number of history events (25000)."));
    }

    @Test
    void othersBeginAndEndWhileLoopsOfTheirLaneRun() {
        String machine = world.machine("loop", Definitions.LOOP);
        String quick = world.machine("quick", Definitions.PASS);
        List<String> loops = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            loops.add(world.start(machine, "loop" + i, "{}"));
        }

        String execution = world.start(quick, "quick", "{}");
        assertThat(world.end(execution).summary().status()).isEqualTo(Status.SUCCEEDED);

        for (String loop : loops) {
            world.end(loop);
        }
        var end = world.describe(execution).summary().stopDate();
        assertThat(loops)
                .allSatisfy(loop ->
                        assertThat(world.describe(loop).summary().stopDate()).isAfterOrEqualTo(end));
    }

    @Test
    void anExpressLoopLetsOthersRunAndEndsAfterFiveMinutes() {
        String loop = world.machine("loop", Definitions.LOOP, MachineType.EXPRESS);
        String quick = world.machine("quick", Definitions.PASS, MachineType.EXPRESS);
        var endless = World.async(() -> world.engine.executions().runExpress(loop, null, Payload.ofText("{}")));
        World.until(() -> world.engine.metrics().expressRunning.sum() == 1);

        for (int i = 0; i < 20; i++) {
            assertThat(world.engine
                            .executions()
                            .runExpress(quick, null, Payload.ofText("{}"))
                            .description()
                            .summary()
                            .status())
                    .isEqualTo(Status.SUCCEEDED);
        }
        assertThat(endless).isNotDone();
        world.ticker.advance(Duration.ofMinutes(5));

        assertThat(World.get(endless).description().summary().status()).isEqualTo(Status.TIMED_OUT);
    }
}
