package dev.stepwell.engine.row;

import dev.stepwell.engine.record.ThroughRecord;
import org.jspecify.annotations.Nullable;

/**
 * The version, and the alias if there was one, that an execution was started through. Immutable.
 *
 * @param version its number
 * @param alias its name, or null when the version itself was named
 */
public record Through(int version, @Nullable String alias) {
    public String versionArn(String machineArn) {
        return machineArn + ':' + version;
    }

    public @Nullable String aliasArn(String machineArn) {
        return alias == null ? null : machineArn + ':' + alias;
    }

    ThroughRecord record() {
        ThroughRecord.Builder record = ThroughRecord.newBuilder().setVersion(version);
        if (alias != null) {
            record.setAlias(alias);
        }
        return record.build();
    }

    static Through of(ThroughRecord record) {
        return new Through(record.getVersion(), record.hasAlias() ? record.getAlias() : null);
    }
}
