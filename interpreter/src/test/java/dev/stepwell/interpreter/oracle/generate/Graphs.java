package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Chains of states, each state leading to the one after it or further on; the last one is an end. */
final class Graphs {
    private final Dice dice;
    private final Scripts scripts;
    private final States states;
    private int named;
    private int graphs;
    private final int focus;
    private boolean hasLoop;

    Graphs(Dice dice, Shapes shapes, Scripts scripts, Languages languages, int focus) {
        this.focus = focus;
        this.dice = dice;
        this.scripts = scripts;
        this.states = new States(dice, shapes, this, languages);
    }

    boolean hasLoop() {
        return hasLoop;
    }

    ObjectNode machine() {
        return graph(new Names(0, "v0x", List.of(), false), dice.below(4) + (focus == 2 ? 1 : 2));
    }

    /** A branch or the states of an iteration. */
    ObjectNode inner(Names outer, boolean inMap) {
        String prefix = "v" + ++graphs + "x";
        Names names = new Names(outer.depth + 1, prefix, outer.readable(), inMap || outer.inMap);
        return graph(names, 1 + dice.below(3));
    }

    private ObjectNode graph(Names names, int count) {
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chain.add("S" + named++);
        }
        ObjectNode graph = Json.NODES.objectNode().put("StartAt", chain.getFirst());
        ObjectNode all = graph.putObject("States");
        for (int i = 0; i < count; i++) {
            List<String> later = chain.subList(i + 1, count);
            ObjectNode state = later.isEmpty() ? last(chain.get(i), names) : between(chain, i, names);
            if (names.depth == 0 && !later.isEmpty()) {
                state = focused(state, i, later, names);
            }
            all.set(chain.get(i), state);
        }
        return graph;
    }

    /** A state of the kind that this seed is about, in place of another. */
    private ObjectNode focused(ObjectNode other, int at, List<String> later, Names names) {
        if (focus == 0 && at < 4) {
            return states.choice(names, later, "");
        }
        if (focus == 1 && at == 0) {
            return states.computing(names).put("Next", later.getFirst());
        }
        return other;
    }

    private ObjectNode last(String name, Names names) {
        int way = dice.below(100);
        if (way < 20) {
            return states.succeed(names);
        }
        if (way < 32) {
            return states.fail(names);
        }
        ObjectNode state = states.working(name, names, List.of());
        state.put("End", true);
        return state;
    }

    private ObjectNode between(List<String> chain, int at, Names names) {
        List<String> later = chain.subList(at + 1, chain.size());
        if (dice.percent(16)) {
            return states.choice(names, later, earlier(chain, at));
        }
        ObjectNode state = states.working(chain.get(at), names, later);
        boolean isReached = state.path("Catch")
                .valueStream()
                .anyMatch(catcher -> catcher.get("Next").stringValue().equals(later.getFirst()));
        if (isReached && dice.percent(50)) {
            state.put("End", true);
        } else {
            state.put("Next", later.getFirst());
        }
        return state;
    }

    /** Where a rule may lead back to, sometimes; empty for nowhere. */
    private String earlier(List<String> chain, int at) {
        if (!dice.percent(12)) {
            return "";
        }
        hasLoop = true;
        return chain.get(dice.below(at + 1));
    }

    void answered(String state) {
        scripts.answers(state);
    }
}
