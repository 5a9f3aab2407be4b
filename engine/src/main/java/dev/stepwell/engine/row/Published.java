package dev.stepwell.engine.row;

import org.jspecify.annotations.Nullable;

/**
 * What a state machine has given out. Immutable.
 *
 * @param lastVersion number of the last version, also when it was deleted; 0 for none
 * @param lastAlias number of the last alias, likewise
 * @param versions how many there are now
 * @param atCreation whether the machine was published when it was created
 * @param descriptionAtCreation of the version that was published then
 */
public record Published(
        int lastVersion,
        int lastAlias,
        int versions,
        boolean atCreation,
        @Nullable String descriptionAtCreation) {
    /** One more version. */
    public Published withVersion() {
        return new Published(lastVersion + 1, lastAlias, versions + 1, atCreation, descriptionAtCreation);
    }

    /** One version less. */
    public Published withoutVersion() {
        return new Published(lastVersion, lastAlias, versions - 1, atCreation, descriptionAtCreation);
    }

    /** One more alias. */
    public Published withAlias() {
        return new Published(lastVersion, lastAlias + 1, versions, atCreation, descriptionAtCreation);
    }
}
