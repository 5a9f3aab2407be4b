package dev.stepwell.tasks;

import org.jspecify.annotations.Nullable;

/**
 * The keys that calls to AWS's services are signed with. Immutable; never printed.
 *
 * @param sessionToken of temporary keys, or null
 */
public record AwsCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "AwsCredentials[" + accessKeyId + "]";
    }
}
