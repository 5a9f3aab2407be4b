package dev.stepwell.api.throttle;

import dev.stepwell.api.protocol.Throttle;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A bucket for each operation that has a limit; AWS has two for StartExecution. Thread-safe. */
public final class TokenBuckets implements Throttle {
    private static final String START = "StartExecution";

    private final Map<String, TokenBucket> buckets;
    private final Predicate<String> isExpress;
    private final Ticker ticker;

    /**
     * @param limits by name of operation, or {@link RateLimits#START_EXPRESS}; others mean nothing here
     * @param isExpress whether an ARN is that of an Express state machine, of a version or alias of one
     */
    public TokenBuckets(Map<String, RateLimit> limits, Predicate<String> isExpress, Ticker ticker) {
        Map<String, TokenBucket> all = new HashMap<>();
        limits.forEach((name, limit) -> all.put(name, new TokenBucket(limit, ticker.nanos())));
        this.buckets = Map.copyOf(all);
        this.isExpress = isExpress;
        this.ticker = ticker;
    }

    @Override
    public void count(String operation, JsonNode request) {
        TokenBucket bucket = buckets.get(bucketOf(operation, request));
        if (bucket != null && !bucket.take(ticker.nanos())) {
            throw new Refused("ThrottlingException", "Rate exceeded");
        }
    }

    private String bucketOf(String operation, JsonNode request) {
        boolean express = operation.equals(START)
                && isExpress.test(request.path("stateMachineArn").asString(""));
        return express ? RateLimits.START_EXPRESS : operation;
    }
}
