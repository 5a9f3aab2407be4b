package dev.stepwell.server.demo;

import dev.stepwell.server.client.ApiClient;
import dev.stepwell.server.client.EventView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Orders that wait for a person: finds their task tokens in the history and, if asked to, approves them. Confined to
 * one thread.
 */
final class Approvals {
    /** What the person says. */
    static final String APPROVED = "{\"approved\":true,\"by\":\"the demo\"}";

    /** How long an order waits before it is approved automatically, so that the waiting can be seen. */
    static final Duration THINKING_TIME = Duration.ofSeconds(3);

    private static final Pattern TOKEN = Pattern.compile("\"(?:[a-zA-Z]*[tT])oken\"\\s*:\\s*\"([^\"]+)\"");

    private record Pending(String token, Instant since) {}

    private final List<Pending> pending = new ArrayList<>();

    /** The task token that this event hands to a person, or null. */
    @Nullable
    String tokenIn(EventView event) {
        String resource = event.detail("resource");
        String parameters = event.detail("parameters");
        if (!event.type().equals("TaskScheduled")
                || resource == null
                || parameters == null
                || !resource.endsWith(".waitForTaskToken")) {
            return null;
        }
        Matcher token = TOKEN.matcher(parameters);
        if (!token.find()) {
            return null;
        }
        pending.add(new Pending(token.group(1), event.at()));
        return token.group(1);
    }

    /** Approves what has waited long enough. */
    void approve(ApiClient client, Instant now) throws InterruptedException {
        for (Pending approval : List.copyOf(pending)) {
            if (approval.since().plus(THINKING_TIME).isBefore(now)) {
                pending.remove(approval);
                client.call(
                        "SendTaskSuccess",
                        request -> request.put("taskToken", approval.token()).put("output", APPROVED));
            }
        }
    }
}
