package dev.stepwell.interpreter.oracle;

import java.util.List;

/** Takes back what still runs, and says so in the history. */
final class Aborts {
    private static final long OWN_EVENT = 0;

    private final Run run;

    Aborts(Run run) {
        this.run = run;
    }

    /** Everything, by somebody outside; a Wait of the machine itself has no marker then. */
    void root(Strand root) {
        if (root.inside && !root.type.equals("Wait")) {
            state(root, OWN_EVENT);
        }
    }

    /** The branches that still run; failing is the event that is to blame. */
    void branches(Strand parent, long failing) {
        Fork fork = parent.fork;
        if (fork == null) {
            return;
        }
        for (Strand strand : List.copyOf(fork.live.values())) {
            run.coverage.saw("abort: in a " + parent.type);
            if (parent.type.equals("Map")) {
                mark(strand, failing, "MapIterationAborted");
            }
            if (strand.inside) {
                state(strand, failing);
            }
            run.turns.kill(strand);
        }
        fork.live.clear();
    }

    private void state(Strand strand, long failing) {
        branches(strand, failing);
        if (List.of("Task", "Wait", "Parallel", "Map").contains(strand.type)) {
            String type = strand.type + "StateAborted";
            run.chronicle.mark(failing == OWN_EVENT ? strand.last : failing, type);
        }
    }

    private void mark(Strand strand, long failing, String type) {
        Strand parent = strand.parent;
        String name = parent == null ? "" : parent.state;
        run.chronicle.mark(
                failing == OWN_EVENT ? strand.last : failing,
                type,
                json -> json.put("name", name).put("index", strand.index));
    }
}
