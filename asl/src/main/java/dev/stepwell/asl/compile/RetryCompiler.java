package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles Retry. */
final class RetryCompiler {
    static final int MAX_DELAY_SECONDS_MAX = 31_622_400;

    private static final List<String> JITTER = List.of("NONE", "FULL");

    private RetryCompiler() {}

    /** The retriers in order; those that were reported are missing. */
    static List<Retrier> compile(Fields state) {
        List<Fields> entries = state.objects("Retry");
        List<Retrier> retriers = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Retrier retrier = retrier(entries.get(i), i == entries.size() - 1);
            if (retrier != null) {
                retriers.add(retrier);
            }
        }
        return retriers;
    }

    private static @Nullable Retrier retrier(Fields entry, boolean isLast) {
        FieldTable.RETRIER.check(entry, QueryLanguage.JSON_PATH);
        entry.require("ErrorEquals");
        List<String> names = ErrorNames.compile(entry, isLast);
        Integer interval = Numbers.constant(entry, "IntervalSeconds", 0, Numbers.COMMON_MAX);
        Integer attempts = Numbers.constant(entry, "MaxAttempts", 0, Numbers.COMMON_MAX);
        Double rate = Numbers.decimal(entry, "BackoffRate", 1.0, Double.MAX_VALUE);
        Integer maxDelay = Numbers.constant(entry, "MaxDelaySeconds", 1, MAX_DELAY_SECONDS_MAX);
        String jitter = entry.oneOf("JitterStrategy", JITTER);
        if (names == null) {
            return null;
        }
        return new Retrier(
                names,
                Objects.requireNonNullElse(interval, Retrier.INTERVAL_SECONDS_DEFAULT),
                Objects.requireNonNullElse(attempts, Retrier.MAX_ATTEMPTS_DEFAULT),
                Objects.requireNonNullElse(rate, Retrier.BACKOFF_RATE_DEFAULT),
                maxDelay,
                "FULL".equals(jitter));
    }
}
