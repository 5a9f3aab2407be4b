package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities and the workers that poll for their tasks. Methods may block and throw {@link Refused}. Thread-safe. */
public interface Activities {
    /** Idempotent on the name. */
    Activity create(String name, Map<String, String> tags);

    /**
     * A missing one is fine. Tasks that wait for a worker already can no longer be polled for and end by their timeout;
     * later ones fail at once.
     */
    void delete(String activityArn);

    Activity describe(String activityArn);

    Page<Activity> list(int limit, byte @Nullable [] from);

    /**
     * Waits up to {@code patience} for a task; handed out only after its ActivityStarted event is durable.
     *
     * @return null when there was none
     * @throws InterruptedException when the poller went away
     */
    @Nullable
    ActivityTask poll(String activityArn, @Nullable String workerName, Duration patience) throws InterruptedException;

    record Activity(String arn, String name, Instant creationDate) {}

    record ActivityTask(String token, Payload input) {}
}
