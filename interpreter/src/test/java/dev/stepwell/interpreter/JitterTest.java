package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Delays with full jitter are drawn, so only their bounds are known. */
class JitterTest {
    private static final String TASK = """
            {'StartAt': 'Call', 'States': {'Call': {'Type': 'Task', 'End': true,
             'Resource': 'arn:aws:lambda:us-east-1:123456789012:function:f',
             'Retry': [{'ErrorEquals': ['States.ALL'], 'IntervalSeconds': 4, 'BackoffRate': 2, 'MaxDelaySeconds': 30,
              'MaxAttempts': 200, 'JitterStrategy': 'FULL'}]}}}""";

    @Test
    void aDelayLiesBetweenNothingAndTheDelayWithoutJitter() {
        List<Duration> delays = delays();

        assertThat(delays.get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
        assertThat(delays.get(1)).isBetween(Duration.ZERO, Duration.ofSeconds(8));
        assertThat(delays.get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(16));
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
    }

    @Test
    void delaysSpreadOverTheWholeRange() {
        List<Duration> longDelays = delays().subList(3, 200);

        assertThat(longDelays).anyMatch(delay -> delay.toSeconds() < 5).anyMatch(delay -> delay.toSeconds() >= 25);
        double mean =
                longDelays.stream().mapToLong(Duration::toMillis).average().orElseThrow();
        assertThat(mean).isBetween(12_000.0, 18_000.0);
    }

    @Test
    void theSameExecutionDrawsTheSameDelays() {
        assertThat(delays()).isEqualTo(delays());
    }

    private static List<Duration> delays() {
        Driven run = new Driven(TASK, "{}");
        Attempt attempt = Driven.call(run.start()).attempt();
        List<Duration> delays = new ArrayList<>();
        Instant now = Driven.START;
        for (int i = 0; i < 200; i++) {
            run.give(new Command.TaskFailed(attempt, "E", null, now));
            Instant wake = Objects.requireNonNull(run.state.nextWake());
            delays.add(Duration.between(now, wake));
            now = wake;
            attempt = Driven.call(run.give(new Command.Wake(now))).attempt();
        }
        return delays;
    }
}
