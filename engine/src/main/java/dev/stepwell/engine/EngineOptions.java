package dev.stepwell.engine;

import dev.stepwell.asl.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the engine. Immutable.
 *
 * @param account twelve digits, as in every ARN
 * @param limits the limits of the service
 * @param lanes threads that run executions, 1 to 256
 * @param retention how long a closed execution is kept
 * @param expressLife how long an Express execution may run
 * @param transitions the rate of state transitions, or null for no limit
 */
public record EngineOptions(
        String account,
        String region,
        Limits limits,
        int lanes,
        Duration retention,
        Duration expressLife,
        BatchOptions batch,
        AdmissionOptions admission,
        CallOptions calls,
        MemoryOptions memory,
        @Nullable TransitionLimit transitions) {
    /** A shorter one could forget a nested execution before its parent has heard of its end. */
    public static final Duration RETENTION_MIN = Duration.ofMinutes(1);

    public EngineOptions {
        if (lanes < 1 || lanes > 256) {
            throw new IllegalArgumentException("lanes must be 1 to 256, was " + lanes);
        }
        if (retention.compareTo(RETENTION_MIN) < 0) {
            throw new IllegalArgumentException("retention must be at least a minute, was " + retention);
        }
    }

    /** Sensible values for one machine: AWS's limits, a lane for every core. */
    public static EngineOptions defaults() {
        return new EngineOptions(
                "123456789012",
                "us-east-1",
                Limits.aws(),
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 256),
                Duration.ofDays(90),
                Duration.ofMinutes(5),
                BatchOptions.defaults(),
                AdmissionOptions.defaults(),
                CallOptions.defaults(),
                MemoryOptions.defaults(),
                null);
    }

    public EngineOptions withOwner(String newAccount, String newRegion) {
        return new EngineOptions(
                newAccount,
                newRegion,
                limits,
                lanes,
                retention,
                expressLife,
                batch,
                admission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withLimits(Limits newLimits) {
        return new EngineOptions(
                account,
                region,
                newLimits,
                lanes,
                retention,
                expressLife,
                batch,
                admission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withLanes(int newLanes) {
        return new EngineOptions(
                account,
                region,
                limits,
                newLanes,
                retention,
                expressLife,
                batch,
                admission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withRetention(Duration newRetention) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                newRetention,
                expressLife,
                batch,
                admission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withBatch(BatchOptions newBatch) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                retention,
                expressLife,
                newBatch,
                admission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withAdmission(AdmissionOptions newAdmission) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                retention,
                expressLife,
                batch,
                newAdmission,
                calls,
                memory,
                transitions);
    }

    public EngineOptions withCalls(CallOptions newCalls) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                retention,
                expressLife,
                batch,
                admission,
                newCalls,
                memory,
                transitions);
    }

    public EngineOptions withMemory(MemoryOptions newMemory) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                retention,
                expressLife,
                batch,
                admission,
                calls,
                newMemory,
                transitions);
    }

    public EngineOptions withTransitions(@Nullable TransitionLimit newTransitions) {
        return new EngineOptions(
                account,
                region,
                limits,
                lanes,
                retention,
                expressLife,
                batch,
                admission,
                calls,
                memory,
                newTransitions);
    }
}
