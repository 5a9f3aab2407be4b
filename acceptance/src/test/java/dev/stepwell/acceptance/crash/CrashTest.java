package dev.stepwell.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.acceptance.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The packaged server under a mixed load, killed at random moments, also while it starts and while it recovers: nothing
 * acknowledged is lost, no attempt is delivered twice, and everything finishes when the killing stops.
 */
final class CrashTest {
    private static final boolean LONG = Boolean.getBoolean("stepwell.long");
    private static final int KILLS = LONG ? 300 : 20;
    private static final int CALM_ANSWERS_MIN = 5;
    private static final int CALM_ANSWERS_MAX = 100;
    private static final int CALM_MILLIS_MAX = 5_000;
    private static final int LOOK_MILLIS = 5;
    private static final int RECOVERY_MILLIS_MAX = 80;
    private static final int START_MILLIS_MAX = 1_500;

    /** States, named for what they do, and brief kinds of executions: a kill must have met each of them at work. */
    private static final Set<String> MUST_BE_KILLED = Set.of(
            "Call", "Pause", "Each", "Both", "Only", "Stumble", "Token", "Work", "Nested", "Forever", "Send", "CHAIN",
            "EXPRESS");

    private static final String[] MUST_BE_UNANSWERED = {
        "SendTaskSuccess",
        "SendTaskHeartbeat",
        "GetActivityTask",
        "StopExecution",
        "StartSyncExecution",
        "CreateStateMachine",
        "UpdateStateMachine",
        "DeleteStateMachine"
    };

    private final long seed = Long.getLong("crash.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Journal journal = new Journal();
    private final Kills kills = new Kills();

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void losesNothingAcknowledgedAndRepeatsNoAttempt(@TempDir Path data) throws Exception {
        System.out.println("seed " + seed + ", " + KILLS + " kills");

        try (Load load = new Load(journal, seed)) {
            Map<String, String> environment = load.environment();
            try (ServerProcess first = ServerProcess.start(data, environment)) {
                load.createMachines(first.address());
                first.kill();
            }
            load.begin();
            for (int i = 0; i < KILLS; i++) {
                surviveOneKill(i, load, data, environment);
            }
            journal.close();
            try (ServerProcess server = ServerProcess.start(data, environment)) {
                Observer observer = new Observer(journal, load.ledger(), load.answers(), kills);
                SfnClient client = load.finish(server);
                observer.judgeAll(client);
                load.end(server);
                report(observer, load);
            }
        }
    }

    /** Of five, three die at work, one while it recovers, and one while it starts, so that kills come in bursts too. */
    private void surviveOneKill(int number, Load load, Path data, Map<String, String> environment) {
        ServerProcess server = ServerProcess.begin(data, environment);
        try {
            switch (number % 5) {
                case 3 -> {
                    load.target().born(server.address());
                    live(server, RECOVERY_MILLIS_MAX);
                }
                case 4 -> live(server, START_MILLIS_MAX);
                default -> {
                    load.target().born(server.address());
                    liveUntilBusy(server);
                }
            }
        } finally {
            kills.add();
            server.kill();
            load.target().died();
        }
        if (server.output().contains("ERROR")) {
            journal.violation("life " + number + " complains: " + server.output());
        }
    }

    private void live(ServerProcess server, int millisMax) {
        boolean ended = server.endsWithin(random.nextInt(millisMax));
        assertThat(ended).as("it ended by itself: " + server.output()).isFalse();
    }

    /** The load of a life is the same on a slow machine: it lasts so many answers, and not much longer. */
    private void liveUntilBusy(ServerProcess server) {
        long enough = journal.answers() + random.nextInt(CALM_ANSWERS_MIN, CALM_ANSWERS_MAX);
        for (int waited = 0; waited < CALM_MILLIS_MAX && journal.answers() < enough; waited += LOOK_MILLIS) {
            live(server, LOOK_MILLIS * 2);
        }
    }

    private void report(Observer observer, Load load) {
        System.out.printf(
                "%d kills, %d calls, %d machines; outcomes %s%n",
                kills.count(), load.ledger().calls().size(), load.machines(), observer.outcomes());
        System.out.println("under way at a kill: " + observer.work().killed());
        System.out.println(
                "requests answered " + journal.answered() + ", left without an answer " + journal.unanswered());
        assertThat(journal.violations()).as("seed " + seed).isEmpty();
        assertThat(met(observer.work().killed()))
                .as("work under way at a kill")
                .hasSizeGreaterThan(MUST_BE_KILLED.size() / 2);
        if (LONG) {
            // which of the briefest work a few kills meet is chance: only many kills must meet all of it
            assertThat(met(observer.work().killed())).containsAll(MUST_BE_KILLED);
            assertThat(journal.unanswered()).as("requests at a kill").containsKeys(MUST_BE_UNANSWERED);
        }
    }

    /** The work that a kill met; of an execution that is brief, its start may be all that one meets. */
    private Set<String> met(Map<String, Long> killed) {
        return MUST_BE_KILLED.stream()
                .filter(work ->
                        killed.getOrDefault(work, 0L) + journal.unansweredCount("StartExecution of " + work) > 0)
                .collect(Collectors.toSet());
    }
}
