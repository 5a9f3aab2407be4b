package dev.stepwell.asl.compile;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.StateGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles one scope of states: the machine itself, a branch of a Parallel, the processor of a Map. */
final class GraphCompiler {
    /** Deepest nesting of Parallel and Map states. */
    static final int DEPTH_MAX = 80;

    static final int NAME_CHARS_MAX = 80;

    private final Compilation unit;

    GraphCompiler(Compilation unit) {
        this.unit = unit;
    }

    /** The scope of the whole machine. */
    static Scope machineScope(Fields machine, MachineType type, QueryLanguage language) {
        return new Scope(0, type, language, assigned(machine), null);
    }

    /** The scope of a branch or an inline processor, whose states read the variables around them. */
    static Scope innerScope(Fields graph, StateSource around) {
        Scope scope = around.scope();
        Scope.Outside outside = new Scope.Outside(
                scope, VariableNames.assignedBy(around.fields().json()));
        return new Scope(scope.depth() + 1, scope.type(), scope.language(), assigned(graph), outside);
    }

    /** The scope of a distributed processor: executions of their own, with other variables and perhaps another type. */
    static Scope childScope(Fields graph, StateSource around, ProcessorMode mode) {
        Scope scope = around.scope();
        MachineType type = mode == ProcessorMode.DISTRIBUTED_EXPRESS ? MachineType.EXPRESS : scope.type();
        return new Scope(scope.depth() + 1, type, scope.language(), assigned(graph), null);
    }

    private static Map<String, Integer> assigned(Fields graph) {
        return graph.json().get("States") instanceof ObjectNode states ? VariableNames.assignedIn(states) : Map.of();
    }

    /** The compiled graph, or null after reporting what is wrong. */
    @Nullable
    StateGraph compile(Fields graph, Scope scope) {
        if (scope.depth() > DEPTH_MAX) {
            graph.site()
                    .error(
                            "TOO_DEEPLY_NESTED",
                            "Parallel and Map states are nested more than " + DEPTH_MAX + " levels deep");
            return null;
        }
        graph.require("States", "StartAt");
        String startAt = graph.text("StartAt");
        Fields states = graph.object("States");
        if (states == null) {
            return null;
        }
        if (states.json().isEmpty()) {
            graph.error("States", "Value cannot be empty");
            return null;
        }
        Map<String, State> compiled = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : states.json().properties()) {
            State state = state(entry.getKey(), entry.getValue(), states, scope);
            if (state != null) {
                compiled.put(state.name(), state);
                unit.compiled(state);
            }
        }
        return startAt == null ? null : new StateGraph(startAt, compiled);
    }

    private @Nullable State state(String name, JsonNode json, Fields states, Scope scope) {
        if (scope.depth() == 0 && name.equals("QueryLanguage") && json.isString()) {
            return null;
        }
        Set<String> reads = new TreeSet<>();
        Site site = states.site().state(name, reads);
        if (name.isEmpty()) {
            site.error("INVALID_STATE_NAME", "Invalid State name: the name of a state cannot be empty");
        }
        if (name.length() > NAME_CHARS_MAX) {
            site.error(
                    "INVALID_STATE_NAME",
                    "Invalid State name: State '" + name + "' exceeds the " + NAME_CHARS_MAX
                            + "-character limit allowed by the service");
        }
        if (!unit.claimName(name)) {
            site.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + name);
        }
        if (!(json instanceof ObjectNode object)) {
            states.expected(name, "Object");
            return null;
        }
        State state = new StateCompiler(unit).compile(name, new Fields(object, site), scope);
        unit.reads(name, reads);
        return state;
    }
}
