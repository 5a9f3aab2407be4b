package dev.stepwell.tasks.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which model in the archive belongs to a service as resource ARNs name it. Read once from a resource file, one service
 * and its model a line. Immutable.
 */
final class ServiceModels {
    private static final String RESOURCE = "service-models.txt";
    private static final String SDK = "aws-sdk:";

    /** Optimised integrations whose name is not the model's. */
    private static final Map<String, String> OPTIMISED =
            Map.of("states", "stepfunctions", "elasticmapreduce", "emr", "bedrockagentcore", "bedrock-agentcore");

    private static final Map<String, String> NAMES = read();

    private ServiceModels() {}

    /** The model of {@code states} or {@code aws-sdk:sfn}; for unknown services null, or a name that has no model. */
    static @Nullable String model(String resourceType) {
        return resourceType.startsWith(SDK)
                ? NAMES.get(resourceType.substring(SDK.length()))
                : OPTIMISED.getOrDefault(resourceType, resourceType);
    }

    private static Map<String, String> read() {
        try (InputStream file = ServiceModels.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside the class files");
            }
            Map<String, String> names = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int space = line.indexOf(' ');
                names.put(line.substring(0, space), line.substring(space + 1));
            });
            return Map.copyOf(names);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + RESOURCE, broken);
        }
    }
}
