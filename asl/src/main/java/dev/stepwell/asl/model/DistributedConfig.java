package dev.stepwell.asl.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that only a distributed Map has; distributed Map does not run yet.
 *
 * @param executionType {@code STANDARD} or {@code EXPRESS}
 * @param resultWriter as written, or null
 */
public record DistributedConfig(
        String executionType,
        @Nullable String label,
        @Nullable ItemReading itemReader,
        @Nullable ItemBatching itemBatcher,
        @Nullable JsonNode resultWriter) {}
