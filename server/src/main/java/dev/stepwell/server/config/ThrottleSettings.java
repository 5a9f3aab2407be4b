package dev.stepwell.server.config;

import dev.stepwell.api.throttle.RateLimit;
import dev.stepwell.api.throttle.RateLimits;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates of API calls and state transitions from a profile and single settings: {@code StartExecution=1300/300}. */
public final class ThrottleSettings {
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    private ThrottleSettings() {}

    /**
     * The profile with {@code overrides} applied.
     *
     * @param region decides on AWS's values
     * @param overrides bucket size and refill per second, by operation
     * @throws InvalidConfiguration naming the profile, operation or value that is not known
     */
    public static Map<String, RateLimit> limits(String profile, String region, Map<String, String> overrides) {
        Map<String, RateLimit> limits = new TreeMap<>(
                switch (profile) {
                    case "off" -> Map.of();
                    case "aws" -> RateLimits.aws(region);
                    default ->
                        throw new InvalidConfiguration("throttles must be 'off' or 'aws', but was '" + profile + "'");
                });
        Set<String> known = RateLimits.aws(region).keySet();
        overrides.forEach((name, text) -> {
            if (!known.contains(name)) {
                throw new InvalidConfiguration(
                        "unknown throttle '" + name + "', expected one of " + String.join(", ", known));
            }
            limits.put(name, parse(name, text));
        });
        return limits;
    }

    private static RateLimit parse(String name, String text) {
        Matcher rate = RATE.matcher(text.trim());
        if (rate.matches()) {
            int bucket = Integer.parseInt(rate.group(1));
            int perSecond = Integer.parseInt(rate.group(2));
            if (bucket > 0 && perSecond > 0) {
                return new RateLimit(bucket, perSecond);
            }
        }
        throw new InvalidConfiguration("throttle '" + name
                + "' must be BUCKET/REFILL, two positive numbers such as 1300/300, but was '" + text + "'");
    }
}
