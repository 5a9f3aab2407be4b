package dev.stepwell.engine;

import dev.stepwell.asl.MachineType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The catalog of state machines. Every method answers with what is durable and throws {@link Refused}. Thread-safe. */
public interface StateMachines {
    /** Idempotent as AWS is: the same name, definition, type and configurations give the first answer again. */
    StateMachine create(NewStateMachine request);

    /** Changes what is not null; a new revision unless nothing changed. */
    StateMachine update(StateMachineUpdate request);

    /**
     * The machine at its current revision, or at that of a version. Refuses with StateMachineDoesNotExist.
     *
     * @param arn of a machine or a version
     */
    StateMachine describe(String arn);

    /**
     * The type of a machine, also of one that is being deleted. Refuses with StateMachineDoesNotExist.
     *
     * @param arn of a machine, a version or an alias
     */
    MachineType type(String arn);

    /** Marks it DELETING: no new executions, running ones end at their next transition. A missing one is fine. */
    void delete(String stateMachineArn);

    /** By creation time. */
    Page<StateMachine> list(int limit, byte @Nullable [] from);

    /**
     * What CreateStateMachine was given; names and ARNs have been checked, the definition has not.
     *
     * @param logging loggingConfiguration as given, or null; likewise tracing and encryption
     * @param publication the version to publish with it, or null
     */
    record NewStateMachine(
            String name,
            String definition,
            String roleArn,
            MachineType type,
            @Nullable JsonNode logging,
            @Nullable JsonNode tracing,
            @Nullable JsonNode encryption,
            Map<String, String> tags,
            @Nullable Publication publication) {}

    /** The wish to publish the revision that a request makes or finds. */
    record Publication(@Nullable String description) {}

    /** What UpdateStateMachine was given. */
    record StateMachineUpdate(
            String stateMachineArn,
            @Nullable String definition,
            @Nullable String roleArn,
            @Nullable JsonNode logging,
            @Nullable JsonNode tracing,
            @Nullable JsonNode encryption,
            @Nullable Publication publication) {}

    /**
     * A state machine at one revision.
     *
     * @param deleting status DELETING rather than ACTIVE
     * @param revisionId null for the initial revision
     * @param updateDate when this revision was made
     * @param variableReferences per state, the variables it reads
     * @param version the version that was asked for or published, or null
     */
    record StateMachine(
            String arn,
            String name,
            String definition,
            String roleArn,
            MachineType type,
            boolean deleting,
            Instant creationDate,
            Instant updateDate,
            @Nullable String revisionId,
            @Nullable JsonNode logging,
            @Nullable JsonNode tracing,
            @Nullable JsonNode encryption,
            Map<String, List<String>> variableReferences,
            Versions.@Nullable Version version) {}
}
