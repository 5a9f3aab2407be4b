package dev.stepwell.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The versions of state machines: numbers from 1 that stand for revisions and are never given twice. Every method
 * answers with what is durable and throws {@link Refused}. Thread-safe.
 */
public interface Versions {
    /**
     * Publishes the current revision; answers the version it has when it was published before.
     *
     * @param revisionId what the caller takes for the current revision ({@code INITIAL} for the first), or null
     */
    Version publish(String stateMachineArn, @Nullable String revisionId, @Nullable String description);

    /** Newest first; none when the machine does not exist. */
    Page<Version> list(String stateMachineArn, int limit, byte @Nullable [] from);

    /** A missing one is fine. Refuses while an alias leads to it; executions of it go on. */
    void delete(String versionArn);

    record Version(String arn, @Nullable String description, Instant creationDate) {}
}
