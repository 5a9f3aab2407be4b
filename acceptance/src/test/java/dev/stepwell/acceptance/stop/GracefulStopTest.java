package dev.stepwell.acceptance.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.acceptance.Clients;
import dev.stepwell.acceptance.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** The packaged server under load, told to stop: nothing is lost, no call either, and whoever waits is answered. */
final class GracefulStopTest {
    private static final int STOPS = 3;
    private static final int CLIENTS = 4;
    private static final int STARTS_MAX = 10_000;
    private static final int STOP_AFTER_MILLIS = 700;
    private static final int STOP_PATIENCE_SECONDS = 25;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void losesNothingAndLeavesNoLostCall(@TempDir Path data) throws Exception {
        StopLoad workload = new StopLoad();
        try (CallCount ledger = new CallCount(new Random().nextLong());
                ExecutorService clients = Executors.newCachedThreadPool()) {
            Map<String, String> environment = Map.of(
                    "AWS_ENDPOINT_URL_LAMBDA",
                    ledger.address().toString(),
                    "AWS_ACCESS_KEY_ID",
                    "test",
                    "AWS_SECRET_ACCESS_KEY",
                    "test");
            for (int i = 0; i < STOPS; i++) {
                surviveOneStop(workload, clients, data, environment);
            }
            try (ServerProcess server = ServerProcess.start(data, environment);
                    SfnClient client = Clients.sfn(server.address())) {
                workload.run(server.address(), 0);
                assertThat(workload.hasUnsure()).isFalse();
                assertThat(workload.acknowledged()).hasSizeGreaterThan(STOPS);
                for (String execution : workload.acknowledged()) {
                    assertThat(end(client, execution)).as(execution).isEqualTo(ExecutionStatus.SUCCEEDED);
                }
            }
            assertThat(ledger.repeated()).as("calls made twice").isEmpty();
        }
    }

    private static void surviveOneStop(
            StopLoad workload, ExecutorService clients, Path data, Map<String, String> environment)
            throws InterruptedException {
        ServerProcess server = ServerProcess.start(data, environment);
        URI address = server.address();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        try (SfnClient client = Clients.sfn(address)) {
            StopLoad.createMachines(client);
            String activity = client.createActivity(request -> request.name("nobody-asks"))
                    .activityArn();
            CompletableFuture<GetActivityTaskResponse> worker = CompletableFuture.supplyAsync(
                    () -> client.getActivityTask(request -> request.activityArn(activity)), clients);
            for (int i = 0; i < CLIENTS; i++) {
                running.add(CompletableFuture.runAsync(() -> workload.run(address, STARTS_MAX), clients));
            }
            CompletableFuture.runAsync(
                            server::terminate,
                            CompletableFuture.delayedExecutor(STOP_AFTER_MILLIS, TimeUnit.MILLISECONDS))
                    .join();
            server.terminate();
            assertThat(worker.join().taskToken())
                    .as("what the waiting worker got")
                    .isNull();
            assertThat(server.exitStatus(STOP_PATIENCE_SECONDS))
                    .as(server.output())
                    .isZero();
        } finally {
            server.kill();
            running.forEach(CompletableFuture::join);
        }
    }

    private static ExecutionStatus end(SfnClient client, String execution) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline) {
            ExecutionStatus now = client.describeExecution(request -> request.executionArn(execution))
                    .status();
            if (now != ExecutionStatus.RUNNING) {
                return now;
            }
        }
        throw new AssertionError(execution + " does not end");
    }
}
