package dev.stepwell.engine.row;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.record.RevisionRecord;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One revision of a state machine; never changes. Tells all about itself, so that a running execution needs nothing
 * else when its machine is gone.
 *
 * @param revisionId null for the initial revision
 */
public record RevisionRow(
        String machineArn,
        String machineName,
        MachineType type,
        Instant creationDate,
        String definition,
        String roleArn,
        Instant updateDate,
        @Nullable String revisionId,
        @Nullable JsonNode logging,
        @Nullable JsonNode tracing,
        @Nullable JsonNode encryption) {
    /** Whether a request that says {@code other} would change nothing. */
    public boolean sameContent(RevisionRow other) {
        return definition.equals(other.definition) && roleArn.equals(other.roleArn) && sameConfigurations(other);
    }

    public boolean sameConfigurations(RevisionRow other) {
        return Objects.equals(logging, other.logging)
                && Objects.equals(tracing, other.tracing)
                && Objects.equals(encryption, other.encryption);
    }

    public byte[] encode() {
        RevisionRecord.Builder record = RevisionRecord.newBuilder()
                .setMachineArn(machineArn)
                .setMachineName(machineName)
                .setMachineType(MachineRow.code(type))
                .setMachineCreationMillis(creationDate.toEpochMilli())
                .setDefinition(definition)
                .setRoleArn(roleArn)
                .setUpdateMillis(updateDate.toEpochMilli());
        if (revisionId != null) {
            record.setRevisionId(revisionId);
        }
        if (logging != null) {
            record.setLogging(Json.text(logging));
        }
        if (tracing != null) {
            record.setTracing(Json.text(tracing));
        }
        if (encryption != null) {
            record.setEncryption(Json.text(encryption));
        }
        return Stamp.REVISION.write(record.build());
    }

    public static RevisionRow decode(byte[] bytes) {
        RevisionRecord record = Stamp.REVISION.read(bytes, RevisionRecord.parser());
        return new RevisionRow(
                record.getMachineArn(),
                record.getMachineName(),
                MachineRow.type(record.getMachineType()),
                Instant.ofEpochMilli(record.getMachineCreationMillis()),
                record.getDefinition(),
                record.getRoleArn(),
                Instant.ofEpochMilli(record.getUpdateMillis()),
                record.hasRevisionId() ? record.getRevisionId() : null,
                record.hasLogging() ? Json.read(record.getLogging()) : null,
                record.hasTracing() ? Json.read(record.getTracing()) : null,
                record.hasEncryption() ? Json.read(record.getEncryption()) : null);
    }
}
