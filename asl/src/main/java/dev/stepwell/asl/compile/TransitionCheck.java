package dev.stepwell.asl.compile;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.expression.Site;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the states of each scope are connected, once every state by itself is right: targets that do not exist, a machine
 * that can never end, states that nothing leads to. AWS asks only whether some transition names a state, not whether a
 * path from StartAt reaches it, and looks for an end at the top level only. Confined to one scope.
 */
final class TransitionCheck {
    private static final String MISSING_TARGET = "MISSING_TRANSITION_TARGET";

    private final ObjectNode states;
    private final Set<String> targets = new HashSet<>();

    private TransitionCheck(ObjectNode states) {
        this.states = states;
    }

    /** Checks the machine and every scope inside it. */
    static void check(Fields machine) {
        scope(machine, true);
    }

    /** Checks the scopes inside the states of a machine, but not how those states themselves are connected. */
    static void checkInside(Fields machine) {
        for (Map.Entry<String, JsonNode> state : machine.json().path("States").properties()) {
            inner(state.getValue(), machine.at("States").field(state.getKey()));
        }
    }

    private static void scope(Fields graph, boolean isMachine) {
        if (!(graph.json().get("States") instanceof ObjectNode states)) {
            return;
        }
        TransitionCheck check = new TransitionCheck(states);
        check.targets(graph);
        if (isMachine && !check.hasEnd()) {
            graph.site()
                    .problems()
                    .add(new Diagnostic(Severity.ERROR, "MISSING_END_STATE", "Workflow has no terminal state", null));
        } else {
            check.unreachable(graph.at("States"));
        }
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            inner(state.getValue(), graph.at("States").field(state.getKey()));
        }
    }

    private static void inner(JsonNode state, Site site) {
        int index = 0;
        for (JsonNode branch : state.path("Branches")) {
            if (branch instanceof ObjectNode graph) {
                scope(new Fields(graph, site.field("Branches").element(index++)), false);
            }
        }
        for (String name : new String[] {"ItemProcessor", "Iterator"}) {
            if (state.get(name) instanceof ObjectNode graph) {
                scope(new Fields(graph, site.field(name)), false);
            }
        }
    }

    private void targets(Fields graph) {
        target(graph.json(), "StartAt", graph.site());
        for (Map.Entry<String, JsonNode> entry : states.properties()) {
            JsonNode state = entry.getValue();
            Site site = graph.at("States").field(entry.getKey());
            target(state, "Next", site);
            entries(state, "Choices", site);
            target(state, "Default", site);
            entries(state, "Catch", site);
        }
    }

    private void entries(JsonNode state, String field, Site site) {
        int index = 0;
        for (JsonNode entry : state.path(field)) {
            target(entry, "Next", site.field(field).element(index++));
        }
    }

    /** Whatever field names the target, AWS calls it 'Next'. */
    private void target(JsonNode owner, String field, Site site) {
        if (!owner.path(field).isString()) {
            return;
        }
        String target = owner.path(field).stringValue();
        if (states.get(target) instanceof ObjectNode) {
            targets.add(target);
        } else {
            site.field(field).error(MISSING_TARGET, "Missing 'Next' target: " + target);
        }
    }

    private boolean hasEnd() {
        for (JsonNode state : states) {
            String type = state.path("Type").asString("");
            if (type.equals("Succeed")
                    || type.equals("Fail")
                    || state.path("End").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    private void unreachable(Site site) {
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            if (state.getValue().isObject() && !targets.contains(state.getKey())) {
                site.field(state.getKey()).error(MISSING_TARGET, "State \"" + state.getKey() + "\" is not reachable.");
            }
        }
    }
}
