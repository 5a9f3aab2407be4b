package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.engine.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code loggingConfiguration}. */
final class LoggingConfiguration {
    private static final String OFF = "OFF";

    private LoggingConfiguration() {}

    /**
     * Answers what was given.
     *
     * @throws Refused InvalidLoggingConfiguration when logs are wanted but there is not one place for them to go
     */
    static @Nullable JsonNode checked(@Nullable JsonNode given) {
        if (given != null
                && !level(given).equals(OFF)
                && given.path("destinations").size() != 1) {
            throw new Refused(
                    "InvalidLoggingConfiguration",
                    "Invalid Logging Configuration: Must specify exactly one Log Destination.");
        }
        return given;
    }

    /** Writes the configuration with AWS's defaults for what was not given. */
    static void write(@Nullable JsonNode given, Answer answer) {
        answer.object("loggingConfiguration", configuration -> {
            configuration
                    .text("level", given == null ? OFF : level(given))
                    .flag(
                            "includeExecutionData",
                            given != null && given.path("includeExecutionData").asBoolean(false));
            if (given != null && given.path("destinations").isArray()) {
                configuration.tree("destinations", given.get("destinations"));
            }
        });
    }

    private static String level(JsonNode given) {
        return given.path("level").asString(OFF);
    }
}
