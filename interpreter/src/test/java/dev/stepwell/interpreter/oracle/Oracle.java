package dev.stepwell.interpreter.oracle;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Interprets a definition with an input and a script of answers, whose form is that of the golden tests. */
public final class Oracle {
    private Oracle() {}

    /**
     * Runs an execution to its end.
     *
     * @param definition valid JSON of a valid definition; nothing is checked here
     * @param coverage counts what the execution did
     */
    public static Verdict run(String definition, String input, JsonNode script, Coverage coverage) {
        Run run = new Run(definition, input, script, coverage);
        try {
            Strand root = run.strand(null, 0, 0);
            run.world.add(root);
            run.chronicle.mark(0, "ExecutionStarted", json -> json.set("input", run.input));
            run.turns.begin(root, () -> walk(run, root));
            run.world.live(root);
        } catch (Chronicle.Over over) {
            run.end(over.outcome);
        }
        ObjectNode outcome = run.outcome;
        if (outcome == null) {
            throw new AssertionError("the execution did not end");
        }
        return new Verdict(run.chronicle.events, outcome);
    }

    private static void walk(Run run, Strand root) {
        try {
            JsonNode output = new Machine(run, root).walk(run.definition, run.input);
            run.chronicle.write(root.last, "ExecutionSucceeded", json -> json.set("output", output));
            ObjectNode outcome = Texts.object().put("status", "SUCCEEDED");
            outcome.set("output", output);
            run.end(outcome);
        } catch (Failed failure) {
            run.end(run.chronicle.end(root.last, "Failed", failure.error, failure.cause).outcome);
        } catch (Chronicle.Over over) {
            run.end(over.outcome);
        }
    }
}
