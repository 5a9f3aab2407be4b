package dev.stepwell.api.extension;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param path not decoded, without the query
 * @param query decoded
 * @param lastEventId the header {@code Last-Event-ID}, or null
 */
public record ExtensionRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        @Nullable String lastEventId) {}
