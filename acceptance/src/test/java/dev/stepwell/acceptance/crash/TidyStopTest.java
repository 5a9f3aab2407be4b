package dev.stepwell.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.acceptance.Clients;
import dev.stepwell.acceptance.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/**
 * The packaged server under the mixed load, told to stop: what it accepted it finishes, before the stop or after the next
 * start, whoever waits is answered, and no call is lost, for which a kill may be an excuse but a stop is not.
 */
final class TidyStopTest {
    private static final int STOPS = 3;
    private static final int ENOUGH_ANSWERS = 60;
    private static final int CALM_MILLIS_MAX = 5_000;
    private static final int LOOK_MILLIS = 10;
    private static final int STOP_PATIENCE_SECONDS = 25;
    private static final long SEED = 7;

    private final Journal journal = new Journal();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void losesNothingAndLeavesNoLostCall(@TempDir Path data) throws Exception {
        try (Load load = new Load(journal, SEED)) {
            Map<String, String> environment = load.environment();
            try (ServerProcess first = ServerProcess.start(data, environment)) {
                load.createMachines(first.address());
            }
            load.begin();
            for (int i = 0; i < STOPS; i++) {
                surviveOneStop(load, data, environment);
            }
            journal.close();
            try (ServerProcess server = ServerProcess.start(data, environment)) {
                Observer observer = new Observer(journal, load.ledger(), load.answers(), new Kills());
                SfnClient client = load.finish(server);
                observer.judgeAll(client);
                load.end(server);
                assertThat(observer.outcomes().keySet()).noneMatch(outcome -> outcome.contains("lost call"));
                System.out.println(journal.acknowledged().size() + " executions, outcomes " + observer.outcomes());
            }
        }
        assertThat(journal.violations()).isEmpty();
        assertThat(journal.acknowledged()).hasSizeGreaterThan(ENOUGH_ANSWERS);
    }

    private void surviveOneStop(Load load, Path data, Map<String, String> environment) throws InterruptedException {
        ServerProcess server = ServerProcess.start(data, environment);
        try (SfnClient client = Clients.sfn(server.address())) {
            load.target().born(server.address());
            String activity = client.createActivity(request -> request.name("nobody-asks"))
                    .activityArn();
            CompletableFuture<GetActivityTaskResponse> worker = CompletableFuture.supplyAsync(
                    () -> client.getActivityTask(request -> request.activityArn(activity)));
            long enough = journal.answers() + ENOUGH_ANSWERS;
            for (int waited = 0; waited < CALM_MILLIS_MAX && journal.answers() < enough; waited += LOOK_MILLIS) {
                assertThat(server.endsWithin(LOOK_MILLIS)).as(server.output()).isFalse();
            }

            server.terminate();
            server.terminate();

            assertThat(worker.join().taskToken())
                    .as("what the waiting worker got")
                    .isNull();
            assertThat(server.exitStatus(STOP_PATIENCE_SECONDS))
                    .as(server.output())
                    .isZero();
        } finally {
            server.kill();
            load.target().died();
        }
    }
}
