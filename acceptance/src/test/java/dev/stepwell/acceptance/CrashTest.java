package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The packaged server under load, killed at random moments: nothing acknowledged is lost, no call is made twice. */
final class CrashTest {
    private static final int KILLS = Boolean.getBoolean("stepwell.long") ? 300 : 20;
    private static final int CLIENTS = 4;
    private static final int STARTS_PER_CLIENT = 12;
    private static final int KILL_AFTER_MILLIS_MIN = 100;
    private static final int KILL_AFTER_MILLIS_MAX = 900;
    /** How long the disk may keep a result from becoming durable, and a busy machine the ledger from noting a call. */
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Pattern PAYLOAD = Pattern.compile("\"Payload\":(\\{[^}]*})");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<Long> kills = new ArrayList<>();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void losesNothingAcknowledgedAndRepeatsNoCall(@TempDir Path data) throws Exception {
        System.out.println("seed " + seed + ", " + KILLS + " kills");
        CrashWorkload workload = new CrashWorkload();

        try (CallLedger ledger = new CallLedger(seed);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Map<String, String> environment = environment(ledger.address());
            for (int i = 0; i < KILLS; i++) {
                surviveOneKill(workload, clients, data, environment);
            }
            try (ServerProcess server = ServerProcess.start(data, environment);
                    SfnClient client = Clients.sfn(server.address())) {
                workload.run(server.address(), 0);
                Outcomes outcomes = new Outcomes(ledger);
                for (String execution : workload.acknowledged()) {
                    outcomes.judge(client, execution, workload.isSturdy(execution));
                }
                outcomes.check(workload, ledger);
            }
        }
    }

    private static Map<String, String> environment(URI lambda) {
        return Map.of(
                "AWS_ENDPOINT_URL_LAMBDA",
                lambda.toString(),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    private void surviveOneKill(
            CrashWorkload workload, ExecutorService clients, Path data, Map<String, String> environment) {
        ServerProcess server = ServerProcess.start(data, environment);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        try {
            URI address = server.address();
            if (kills.isEmpty()) {
                createMachines(address);
            }
            for (int i = 0; i < CLIENTS; i++) {
                running.add(CompletableFuture.runAsync(() -> workload.run(address, STARTS_PER_CLIENT), clients));
            }
            int after = random.nextInt(KILL_AFTER_MILLIS_MIN, KILL_AFTER_MILLIS_MAX);
            CompletableFuture.runAsync(server::kill, CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS))
                    .join();
        } finally {
            server.kill();
        }
        kills.add(System.nanoTime());
        running.forEach(CompletableFuture::join);
    }

    private static void createMachines(URI address) {
        try (SfnClient client = Clients.sfn(address)) {
            CrashWorkload.createMachines(client);
        }
    }

    /** What became of the executions, seen from outside. */
    private final class Outcomes {
        private final CallLedger ledger;
        private int succeeded;
        private int lost;
        private int retried;

        Outcomes(CallLedger ledger) {
            this.ledger = ledger;
        }

        void judge(SfnClient client, String execution, boolean sturdy) {
            DescribeExecutionResponse end = awaitEnd(client, execution);
            List<HistoryEvent> history =
                    client.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                            .toList();
            for (int i = 0; i < history.size(); i++) {
                assertThat(history.get(i).id()).as("ids of " + execution).isEqualTo(i + 1L);
            }
            int lostHere = judgeLost(execution, history);
            if (end.status() == ExecutionStatus.SUCCEEDED) {
                succeeded++;
                retried += lostHere > 0 ? 1 : 0;
            } else {
                assertThat(sturdy)
                        .as(execution + " must succeed, but: " + end.error() + " " + end.cause())
                        .isFalse();
                assertThat(end.error()).as(execution).isEqualTo("Lambda.SdkClientException");
                assertThat(end.cause()).as(execution).contains("outcome unknown");
                lost++;
            }
        }

        private DescribeExecutionResponse awaitEnd(SfnClient client, String execution) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (System.nanoTime() < deadline) {
                DescribeExecutionResponse now = client.describeExecution(request -> request.executionArn(execution));
                if (now.status() != ExecutionStatus.RUNNING) {
                    return now;
                }
            }
            throw new AssertionError(execution + " does not end");
        }

        /** Only a call that was in flight at a kill may be lost. */
        private int judgeLost(String execution, List<HistoryEvent> history) {
            int found = 0;
            for (HistoryEvent event : history) {
                var failed = event.taskFailedEventDetails();
                if (failed == null || !String.valueOf(failed.cause()).contains("outcome unknown")) {
                    continue;
                }
                found++;
                HistoryEvent started = history.get(event.previousEventId().intValue() - 1);
                HistoryEvent scheduled = history.get(started.previousEventId().intValue() - 1);
                Matcher payload =
                        PAYLOAD.matcher(scheduled.taskScheduledEventDetails().parameters());
                assertThat(payload.find()).isTrue();
                boolean inFlight = ledger.call(payload.group(1))
                        .map(call -> kills.stream().anyMatch(kill -> flew(call, kill)))
                        .orElse(true);
                assertThat(inFlight)
                        .as("lost call of " + execution + " was in flight at a kill: " + payload.group(1))
                        .isTrue();
            }
            return found;
        }

        private boolean flew(CallLedger.Call call, long kill) {
            return call.arrived() - SLACK_NANOS <= kill
                    && call.answered()
                            .map(answered -> answered + SLACK_NANOS >= kill)
                            .orElse(true);
        }

        void check(CrashWorkload workload, CallLedger calls) {
            System.out.printf(
                    "%d executions, %d succeeded (%d after a lost call), %d ended lost, %d calls%n",
                    workload.acknowledged().size(), succeeded, retried, lost, calls.size());
            assertThat(workload.hasUnsure()).isFalse();
            assertThat(calls.repeated()).as("calls made twice").isEmpty();
            assertThat(lost).as("executions that ended lost").isPositive();
            assertThat(succeeded).as("executions that succeeded").isPositive();
            assertThat(retried).as("executions that retried a lost call").isPositive();
        }
    }
}
