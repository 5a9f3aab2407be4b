package dev.stepwell.simulator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seeds that once found a bug of the engine. A change of the simulator changes what a seed does, so the bug has a test
 * of its own as well where one could be written.
 */
final class FoundSeedsTest {
    @ParameterizedTest(name = "seed {0}: {1}")
    @CsvSource({
        "42, ignored mail filled a batch that was never handed over",
        "62, ignored mail filled a batch that was never handed over",
        "8, the window of timers passed over a row that was not durable yet",
        "25, the window of timers passed over a row that was not durable yet",
        "5, an early answer of a token was lost by a crash or a lost call took the token for answered",
        "22, an early answer of a token was lost by a crash or a lost call took the token for answered",
        "641, a node that had lost its partitions refused a token it did not know",
        "1446, a node that had lost its partitions refused a token it did not know",
        "104396, an early answer of a token gave way to the timeout of its attempt",
        "7755, a node that had lost a partition tried to recover it for ever",
        "10651, a node that had lost a partition tried to recover it for ever",
        "700189, a heartbeat that went with a failed batch was forgotten",
        "700649, a heartbeat that went with a failed batch was forgotten",
        "5443792397576572166, a machine that could not be removed after its last execution threw into the void",
    })
    void staysFixed(long seed, String bug) {
        Simulation.run(seed, null);
    }
}
