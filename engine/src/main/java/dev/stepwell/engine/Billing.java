package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import java.time.Duration;
import java.util.Objects;

/**
 * What AWS would bill for an Express execution; tools show it. Immutable.
 *
 * @param billedMillis its duration, rounded up to 100 ms
 * @param billedMegabytes memory, rounded up to 64 MB: about 50 MB and what the definition and the payload take
 */
public record Billing(long billedMillis, int billedMegabytes) {
    private static final long MILLIS_STEP = 100;
    private static final long MEGABYTES_STEP = 64;
    private static final long BASE_BYTES = 50L << 20;

    static Billing of(Executions.Summary execution, String definition, Payload input) {
        long millis = Duration.between(execution.startDate(), Objects.requireNonNull(execution.stopDate()))
                .toMillis();
        long bytes = BASE_BYTES + definition.length() + input.size();
        return new Billing(
                roundedUp(Math.max(1, millis), MILLIS_STEP),
                Math.toIntExact(roundedUp(Math.ceilDiv(bytes, 1L << 20), MEGABYTES_STEP)));
    }

    private static long roundedUp(long amount, long step) {
        return Math.ceilDiv(amount, step) * step;
    }
}
