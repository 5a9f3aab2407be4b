package dev.stepwell.engine;

import java.time.Duration;

/**
 * How a lane works and writes. Immutable.
 *
 * @param mailsPerTurn commands of one kind a lane takes before it looks up
 * @param executionsMax executions in one durable write
 * @param bytesMax bytes after which a batch takes no further command
 * @param storeRetry how long to wait before writing again after the store failed
 * @param stopMax how long a shutdown waits for the last writes; a disk that does not answer must not keep it
 */
public record BatchOptions(int mailsPerTurn, int executionsMax, int bytesMax, Duration storeRetry, Duration stopMax) {
    public BatchOptions {
        if (mailsPerTurn < 1 || executionsMax < 1 || bytesMax < 1) {
            throw new IllegalArgumentException("caps of a batch must be at least 1");
        }
    }

    public static BatchOptions defaults() {
        return new BatchOptions(64, 1_024, 1024 * 1024, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
}
