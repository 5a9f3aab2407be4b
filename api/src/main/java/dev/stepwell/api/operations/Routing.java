package dev.stepwell.api.operations;

import dev.stepwell.engine.Aliases.Route;
import dev.stepwell.engine.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code routingConfiguration} of an alias: one or two distinct versions whose weights make a hundred. */
final class Routing {
    private static final int WEIGHTS = 100;

    private Routing() {}

    /**
     * The routes, or null when there is no such member.
     *
     * @throws Refused InvalidArn or ValidationException
     */
    static @Nullable List<Route> read(@Nullable JsonNode list) {
        return list == null ? null : routes(list);
    }

    /** As {@link #read}, of a member that is there. */
    static List<Route> routes(JsonNode list) {
        List<Route> routes = new ArrayList<>();
        for (JsonNode item : list) {
            routes.add(new Route(
                    item.path("stateMachineVersionArn").asString(""),
                    item.path("weight").asInt(0)));
        }
        List<String> arns = routes.stream().map(Route::versionArn).toList();
        List<Arn> parsed =
                arns.stream().map(arn -> Arn.stateMachine(arn).withoutLabel()).toList();
        if (new HashSet<>(arns).size() < arns.size()) {
            throw invalid("Routing configuration must contain distinct state machine version ARNs. Received: " + arns);
        }
        List<Integer> weights = routes.stream().map(Route::weight).toList();
        if (weights.stream().mapToInt(Integer::intValue).sum() != WEIGHTS) {
            throw invalid("Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        if (!parsed.stream().allMatch(Arn::isVersion)) {
            throw invalid("Routing configuration must contain state machine version ARNs. Received: " + arns);
        }
        return routes;
    }

    private static Refused invalid(String problem) {
        return new Refused("ValidationException", problem, Map.of("reason", "INVALID_ROUTING_CONFIGURATION"));
    }
}
