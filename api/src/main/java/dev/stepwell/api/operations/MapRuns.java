package dev.stepwell.api.operations;

import dev.stepwell.engine.Refused;
import java.util.Map;

/** What is said about runs of distributed Maps. */
final class MapRuns {
    private MapRuns() {}

    static Refused notFound(String arn) {
        return new Refused("ResourceNotFound", "Resource not found: '" + arn + "'", Map.of("resourceName", arn));
    }
}
