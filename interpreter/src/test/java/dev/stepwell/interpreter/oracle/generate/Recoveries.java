package dev.stepwell.interpreter.oracle.generate;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Retry and Catch. */
final class Recoveries {
    private static final String[] NAMES = {
        "E1",
        "E2",
        "States.TaskFailed",
        "States.Timeout",
        "States.HeartbeatTimeout",
        "States.QueryEvaluationError",
        "States.DataLimitExceeded",
        "States.ResultPathMatchFailure",
        "Lambda.Unknown",
        "Custom"
    };

    private final Dice dice;
    private final PathParts paths;
    private final QueryParts queries;

    Recoveries(Dice dice, PathParts paths, QueryParts queries) {
        this.dice = dice;
        this.paths = paths;
        this.queries = queries;
    }

    void add(ObjectNode state, Names names, List<String> later, boolean isJsonata) {
        if (dice.percent(35)) {
            ArrayNode retry = state.putArray("Retry");
            int count = dice.pick(0, 1, 1, 1, 2);
            for (int i = 0; i < count; i++) {
                ObjectNode retrier = retry.addObject();
                errors(retrier, i == count - 1);
                delays(retrier);
            }
        }
        if (!later.isEmpty() && dice.percent(40)) {
            ArrayNode all = state.putArray("Catch");
            int count = dice.pick(0, 1, 1, 1, 2);
            for (int i = 0; i < count; i++) {
                ObjectNode catcher = all.addObject();
                errors(catcher, i == count - 1);
                catcher.put("Next", dice.pick(later));
                handling(catcher, names, isJsonata);
            }
        }
    }

    private void errors(ObjectNode owner, boolean isLast) {
        ArrayNode errors = owner.putArray("ErrorEquals");
        if (isLast && dice.percent(55)) {
            errors.add("States.ALL");
            return;
        }
        errors.add(dice.pick(NAMES));
        if (dice.percent(40)) {
            errors.add(dice.pick(NAMES));
        }
    }

    private void delays(ObjectNode retrier) {
        if (dice.percent(60)) {
            retrier.put("IntervalSeconds", dice.pick(0, 0, 1, 2, 3));
        }
        if (dice.percent(50)) {
            retrier.put("MaxAttempts", dice.below(4));
        }
        if (dice.percent(40)) {
            retrier.put("BackoffRate", dice.pick(1.0, 1.5, 3.0));
        }
        if (dice.percent(30)) {
            retrier.put("MaxDelaySeconds", 1 + dice.below(4));
        }
        if (dice.percent(20)) {
            retrier.put("JitterStrategy", "NONE");
        }
        if (retrier.path("IntervalSeconds").asInt(1) == 0 && dice.percent(20)) {
            retrier.put("JitterStrategy", "FULL");
        }
    }

    private void handling(ObjectNode catcher, Names names, boolean isJsonata) {
        if (isJsonata) {
            if (dice.percent(60)) {
                catcher.set("Output", queries.output(names, "$states.errorOutput"));
            }
            if (dice.percent(20)) {
                queries.assign(catcher, names, "$states.errorOutput");
            }
            return;
        }
        paths.resultPath(catcher);
        if (dice.percent(20)) {
            paths.assign(catcher, names);
        }
    }
}
