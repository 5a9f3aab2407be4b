package dev.stepwell.engine;

import dev.stepwell.asl.Limits;
import java.time.Duration;
import java.util.function.Consumer;
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

    public EngineOptions withOwner(String account, String region) {
        return with(draft -> {
            draft.account = account;
            draft.region = region;
        });
    }

    public EngineOptions withLimits(Limits limits) {
        return with(draft -> draft.limits = limits);
    }

    public EngineOptions withLanes(int lanes) {
        return with(draft -> draft.lanes = lanes);
    }

    public EngineOptions withRetention(Duration retention) {
        return with(draft -> draft.retention = retention);
    }

    public EngineOptions withBatch(BatchOptions batch) {
        return with(draft -> draft.batch = batch);
    }

    public EngineOptions withAdmission(AdmissionOptions admission) {
        return with(draft -> draft.admission = admission);
    }

    public EngineOptions withCalls(CallOptions calls) {
        return with(draft -> draft.calls = calls);
    }

    public EngineOptions withMemory(MemoryOptions memory) {
        return with(draft -> draft.memory = memory);
    }

    public EngineOptions withTransitions(@Nullable TransitionLimit transitions) {
        return with(draft -> draft.transitions = transitions);
    }

    private EngineOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Settings that are about to become other ones. Confined to one method. */
    private static final class Draft {
        private String account;
        private String region;
        private Limits limits;
        private int lanes;
        private Duration retention;
        private final Duration expressLife;
        private BatchOptions batch;
        private AdmissionOptions admission;
        private CallOptions calls;
        private MemoryOptions memory;
        private @Nullable TransitionLimit transitions;

        Draft(EngineOptions from) {
            account = from.account;
            region = from.region;
            limits = from.limits;
            lanes = from.lanes;
            retention = from.retention;
            expressLife = from.expressLife;
            batch = from.batch;
            admission = from.admission;
            calls = from.calls;
            memory = from.memory;
            transitions = from.transitions;
        }

        EngineOptions options() {
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
                    transitions);
        }
    }
}
