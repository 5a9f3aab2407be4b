package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.json.Payload;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was seen of a state on its way, up to where it failed. Filled by one trial, read afterwards. */
public final class Inspection {
    private final Map<Stage, Payload> stages = new EnumMap<>(Stage.class);
    private @Nullable Integer maxConcurrency;
    private @Nullable Integer toleratedFailureCount;
    private @Nullable Double toleratedFailurePercentage;
    private @Nullable Integer retryIndex;
    private @Nullable Long retryBackoffSeconds;
    private @Nullable Integer catchIndex;

    Inspection() {}

    /** The stages that were reached, in the order of {@link Stage}. */
    public Map<Stage, Payload> stages() {
        return stages;
    }

    public @Nullable Integer maxConcurrency() {
        return maxConcurrency;
    }

    public @Nullable Integer toleratedFailureCount() {
        return toleratedFailureCount;
    }

    public @Nullable Double toleratedFailurePercentage() {
        return toleratedFailurePercentage;
    }

    /** Place of the retrier that matches the failure, also when it has no attempt left. */
    public @Nullable Integer retryIndex() {
        return retryIndex;
    }

    /** How long that retrier would wait; null when it has no attempt left. */
    public @Nullable Long retryBackoffSeconds() {
        return retryBackoffSeconds;
    }

    /** Place of the catcher that took the failure. */
    public @Nullable Integer catchIndex() {
        return catchIndex;
    }

    void saw(Stage stage, Payload payload) {
        stages.put(stage, payload);
    }

    void concurrency(int limit) {
        maxConcurrency = limit;
    }

    void toleratesCount(int count) {
        toleratedFailureCount = count;
    }

    void toleratesPercentage(double percentage) {
        toleratedFailurePercentage = percentage;
    }

    void retrier(int index) {
        retryIndex = index;
    }

    void backoff(long seconds) {
        retryBackoffSeconds = seconds;
    }

    void catcher(int index) {
        catchIndex = index;
    }
}
