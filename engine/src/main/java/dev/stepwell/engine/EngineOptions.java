package dev.stepwell.engine;

import dev.stepwell.asl.Limits;
import java.time.Duration;

/**
 * The settings of the engine. Immutable.
 *
 * @param account twelve digits, as in every ARN
 * @param limits the limits of the service
 * @param lanes threads that run executions, 1 to 256
 * @param mailsPerTurn commands a lane takes before it looks up
 * @param batchExecutionsMax executions in one durable write
 * @param batchBytesMax bytes after which a batch takes no further command
 * @param admissionMax starts waiting in one lane; more are refused
 * @param callsMax task calls under way at the same time
 * @param callsWaitingMax task calls waiting for their turn; above it starts are refused
 * @param expressRunsMax Express executions running at the same time; more are refused
 * @param cachedExecutionsMax executions one lane keeps in memory
 * @param cachedBytesMax bytes of control state one lane keeps in memory, about
 * @param cachedProgramsMax compiled definitions kept in memory
 * @param wakesInMemoryMax timers one lane keeps in memory
 * @param activityOffersMax waiting tasks of one activity kept in memory; the rest waits on disk
 * @param wakeWindow how far ahead timers are read from disk
 * @param storeRetry how long to wait before writing again after the store failed
 * @param callGrace how long a shutdown waits for task calls and Express executions under way
 * @param expressLife how long an Express execution may run
 * @param retention how long a closed execution is kept
 */
public record EngineOptions(
        String account,
        String region,
        Limits limits,
        int lanes,
        int mailsPerTurn,
        int batchExecutionsMax,
        int batchBytesMax,
        int admissionMax,
        int callsMax,
        int callsWaitingMax,
        int expressRunsMax,
        int cachedExecutionsMax,
        long cachedBytesMax,
        int cachedProgramsMax,
        int wakesInMemoryMax,
        int activityOffersMax,
        Duration wakeWindow,
        Duration storeRetry,
        Duration callGrace,
        Duration expressLife,
        Duration retention) {
    /** A shorter one could forget a nested execution before its parent has heard of its end. */
    public static final Duration RETENTION_MIN = Duration.ofMinutes(1);

    public EngineOptions {
        if (lanes < 1 || lanes > 256) {
            throw new IllegalArgumentException("lanes must be 1 to 256, was " + lanes);
        }
        if (mailsPerTurn < 1 || batchExecutionsMax < 1 || batchBytesMax < 1 || admissionMax < 1 || callsMax < 1) {
            throw new IllegalArgumentException("caps must be at least 1");
        }
        if (retention.compareTo(RETENTION_MIN) < 0) {
            throw new IllegalArgumentException("retention must be at least a minute, was " + retention);
        }
    }

    /** Sensible values for one machine: AWS's limits, a lane for every two cores. */
    public static EngineOptions defaults() {
        return new EngineOptions(
                "123456789012",
                "us-east-1",
                Limits.aws(),
                Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 256),
                64,
                1_024,
                1024 * 1024,
                4_096,
                2_000,
                100_000,
                10_000,
                20_000,
                64L * 1024 * 1024,
                1_000,
                100_000,
                10_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofDays(90));
    }

    public EngineOptions withOwner(String newAccount, String newRegion) {
        return with(newAccount, newRegion, limits, lanes, retention);
    }

    public EngineOptions withLimits(Limits newLimits) {
        return with(account, region, newLimits, lanes, retention);
    }

    public EngineOptions withLanes(int newLanes) {
        return with(account, region, limits, newLanes, retention);
    }

    public EngineOptions withRetention(Duration newRetention) {
        return with(account, region, limits, lanes, newRetention);
    }

    private EngineOptions with(
            String newAccount, String newRegion, Limits newLimits, int newLanes, Duration newRetention) {
        return new EngineOptions(
                newAccount,
                newRegion,
                newLimits,
                newLanes,
                mailsPerTurn,
                batchExecutionsMax,
                batchBytesMax,
                admissionMax,
                callsMax,
                callsWaitingMax,
                expressRunsMax,
                cachedExecutionsMax,
                cachedBytesMax,
                cachedProgramsMax,
                wakesInMemoryMax,
                activityOffersMax,
                wakeWindow,
                storeRetry,
                callGrace,
                expressLife,
                newRetention);
    }
}
