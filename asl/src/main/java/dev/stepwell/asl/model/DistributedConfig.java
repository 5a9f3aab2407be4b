package dev.stepwell.asl.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that only a distributed Map has, as written; distributed Map does not run yet.
 *
 * @param executionType {@code STANDARD} or {@code EXPRESS}
 */
public record DistributedConfig(
        String executionType,
        @Nullable String label,
        @Nullable JsonNode itemReader,
        @Nullable JsonNode itemBatcher,
        @Nullable JsonNode resultWriter) {}
