package dev.stepwell.interpreter.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The states of one strand, one after the other. */
final class Machine {
    private static final double YEAR_SECONDS = 31_536_000;

    private final Run run;
    private final Strand strand;

    /** Where a state leads. */
    private record Left(JsonNode output, @Nullable String next) {}

    Machine(Run run, Strand strand) {
        this.run = run;
        this.strand = strand;
    }

    /** From the first state of the graph to its end. */
    JsonNode walk(JsonNode graph, JsonNode input) {
        String name = graph.get("StartAt").stringValue();
        JsonNode payload = input;
        while (true) {
            Left left = pass(name, graph.get("States").get(name), payload);
            payload = left.output();
            name = left.next();
            if (name == null) {
                return payload;
            }
            run.turns.next(strand);
        }
    }

    private Left pass(String name, JsonNode state, JsonNode input) {
        enter(name, state, input);
        Fields fields = Fields.of(run, state);
        Moment moment = Moment.of(run, strand, input);
        return switch (strand.type) {
            case "Task", "Parallel", "Map" -> recoverable(state, fields, moment);
            default -> {
                run.turns.next(strand);
                try {
                    yield simple(state, fields, moment);
                } catch (Trouble trouble) {
                    throw failed(trouble);
                }
            }
        };
    }

    private void enter(String name, JsonNode state, JsonNode input) {
        strand.beforeEntered = strand.last;
        strand.enteredAt = run.world.now();
        strand.state = name;
        strand.type = state.get("Type").stringValue();
        strand.retryCount = 0;
        run.chronicle.add(
                strand,
                strand.type + "StateEntered",
                json -> json.put("name", name).set("input", input));
        strand.entered = strand.last;
        strand.inside = true;
        run.coverage.saw("state: " + strand.type + (run.isJsonata(state) ? " JSONata" : " JSONPath"));
    }

    private Left simple(JsonNode state, Fields fields, Moment moment) {
        return switch (strand.type) {
            case "Pass" -> {
                JsonNode effective = fields.arguments(state, moment);
                run.coverage.saw(state.has("Result") ? "field: Pass.Result" : "field: Pass without Result");
                yield exit(state, fields, moment, state.has("Result") ? state.get("Result") : effective);
            }
            case "Succeed" -> exit(state, fields, moment, fields.effective(state, moment));
            case "Wait" -> {
                JsonNode effective = fields.effective(state, moment);
                Instant until = fields.until(state, moment);
                if (until.isAfter(moment.now())) {
                    strand.dueAt = until.plusNanos(999_999).toEpochMilli();
                    run.turns.block(strand);
                } else {
                    run.coverage.saw("wait: not at all");
                }
                yield exit(state, fields, moment, effective);
            }
            case "Choice" -> choose(state, fields, moment);
            case "Fail" -> {
                String error = fields.text(state, "Error", "", moment, moment.input());
                String cause = fields.text(state, "Cause", "", moment, moment.input());
                run.coverage.saw(error == null ? "fail: without Error" : "fail: with Error");
                run.coverage.saw(cause == null ? "fail: without Cause" : "fail: with Cause");
                throw new Failed(error, cause, Failed.Kind.ORDINARY, strand.entered);
            }
            default -> throw new AssertionError(strand.type);
        };
    }

    private Left choose(JsonNode state, Fields fields, Moment moment) {
        JsonNode effective = fields.effective(state, moment);
        JsonNode rules = state.get("Choices");
        for (int i = 0; i < rules.size(); i++) {
            if (fields.condition(state, i, moment, effective)) {
                JsonNode output = fields.chosen(state, i, moment, effective);
                Map<String, JsonNode> assigned = fields.assign(rules.get(i), "Choices[" + i + "]/", moment, effective);
                if (!assigned.isEmpty()) {
                    run.coverage.saw("assign: rule of a Choice");
                }
                return exit(output, assigned, rules.get(i).get("Next").stringValue());
            }
        }
        if (!state.has("Default")) {
            run.coverage.saw("choice: no match");
            throw Trouble.runtime("Failed to transition out of the state. The state does not point to a next state.");
        }
        run.coverage.saw("choice: Default");
        JsonNode output = fields.output(state, moment, effective);
        return exit(
                output,
                fields.assign(state, "", moment, effective),
                state.get("Default").stringValue());
    }

    private Left exit(JsonNode state, Fields fields, Moment moment, JsonNode result) {
        JsonNode output = fields.output(state, moment, result);
        Map<String, JsonNode> assigned = fields.assign(state, "", moment, result);
        return exit(output, assigned, Texts.member(state, "Next"));
    }

    private Left exit(JsonNode output, Map<String, JsonNode> assigned, @Nullable String next) {
        if (run.isTooLarge(output)) {
            run.coverage.saw("limit: output of a state");
            throw Failed.tooLarge(strand.state, strand.entered);
        }
        assign(assigned);
        run.chronicle.add(strand, strand.type + "StateExited", json -> {
            json.put("name", strand.state).set("output", output);
            if (!assigned.isEmpty()) {
                ObjectNode shown = json.putObject("assignedVariables");
                assigned.forEach(shown::set);
            }
        });
        strand.inside = false;
        return new Left(output, next);
    }

    private void assign(Map<String, JsonNode> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        run.coverage.saw("assign: " + strand.type);
        long added = 0;
        for (Map.Entry<String, JsonNode> variable : assigned.entrySet()) {
            int size = Texts.size(variable.getValue());
            added += size;
            if (size > run.variableMax) {
                throw tooMuch("The variable '" + variable.getKey() + "' has " + size + " bytes, more than the limit of "
                        + run.variableMax + ".");
            }
        }
        if (added > run.variableMax) {
            throw tooMuch("The variables of one Assign have " + added + " bytes, more than the limit of "
                    + run.variableMax + ".");
        }
        long stored = added + run.world.variableBytes(strand, assigned.keySet());
        if (stored > run.variablesMax) {
            throw tooMuch("The variables of the execution have " + stored + " bytes, more than the limit of "
                    + run.variablesMax + ".");
        }
        strand.variables.putAll(assigned);
    }

    private Failed tooMuch(String problem) {
        run.coverage.saw("limit: variables");
        return new Failed("States.DataLimitExceeded", located(problem), Failed.Kind.ORDINARY, strand.entered);
    }

    private Left recoverable(JsonNode state, Fields fields, Moment moment) {
        int[] retries = new int[state.path("Retry").size()];
        if (!strand.type.equals("Task")) {
            run.turns.next(strand);
        }
        while (true) {
            Failed failure;
            try {
                JsonNode result = work(state, fields, moment);
                return exit(state, fields, moment.withResult(result), result);
            } catch (Trouble trouble) {
                failure = failed(trouble);
            } catch (Failed known) {
                failure = known;
            }
            if (!retry(state, retries, failure)) {
                return handle(state, fields, moment, failure);
            }
        }
    }

    private JsonNode work(JsonNode state, Fields fields, Moment moment) {
        return switch (strand.type) {
            case "Task" -> new Tasks(run, strand).work(state, fields, moment);
            case "Parallel" -> new Forks(run, strand, this).parallel(state, fields, moment);
            default -> new Forks(run, strand, this).map(state, fields, moment);
        };
    }

    /** Whether the state is to be tried again; the delay is over then. */
    private boolean retry(JsonNode state, int[] retries, Failed failure) {
        for (int i = 0; i < retries.length && !failure.isFatal(); i++) {
            JsonNode retrier = state.get("Retry").get(i);
            if (failure.isNamedBy(names(retrier))) {
                if (retries[i] >= retrier.path("MaxAttempts").asInt(3)) {
                    run.coverage.saw("retry: exhausted");
                    return false;
                }
                retries[i]++;
                strand.retryCount++;
                backOff(retrier, retries[i]);
                return true;
            }
        }
        return false;
    }

    private void backOff(JsonNode retrier, int attempt) {
        double rate = Math.pow(retrier.path("BackoffRate").asDouble(2.0), attempt - 1.0);
        double seconds = retrier.path("IntervalSeconds").asInt(1) * rate;
        double max = retrier.path("MaxDelaySeconds").asDouble(YEAR_SECONDS);
        long delay = Math.round(Math.min(seconds, max) * 1_000);
        run.coverage.saw("retry: " + strand.type);
        if (seconds > max) {
            run.coverage.saw("retry: MaxDelaySeconds");
        }
        if (attempt > 1) {
            run.coverage.saw("retry: once more");
        }
        if (delay == 0) {
            run.coverage.saw("retry: at once");
            run.turns.next(strand);
            return;
        }
        if (retrier.path("JitterStrategy").asString("NONE").equals("FULL")) {
            throw new AssertionError("the oracle does not draw delays");
        }
        strand.dueAt = run.world.now() + delay;
        run.turns.block(strand);
    }

    private Left handle(JsonNode state, Fields fields, Moment moment, Failed failure) {
        boolean isUnreadable = failure.isFatal() && failure.origin == strand.entered;
        if (!strand.type.equals("Task") && !isUnreadable) {
            run.chronicle.add(strand, strand.type + "StateFailed");
        }
        JsonNode catchers = state.path("Catch");
        for (int i = 0; i < catchers.size() && !failure.isFatal(); i++) {
            JsonNode catcher = catchers.get(i);
            if (failure.isNamedBy(names(catcher))) {
                run.coverage.saw("catch: " + strand.type);
                return handle(catcher, "Catch[" + i + "]/", fields, moment, failure.output());
            }
        }
        run.coverage.saw(failure.isFatal() ? "failure: fatal" : "failure: unhandled");
        throw failure;
    }

    private Left handle(JsonNode catcher, String place, Fields fields, Moment moment, JsonNode errorOutput) {
        Moment inCatch = moment.withErrorOutput(errorOutput);
        try {
            JsonNode output = fields.caught(catcher, place, inCatch, errorOutput);
            Map<String, JsonNode> assigned = fields.assign(catcher, place, inCatch, errorOutput);
            if (!assigned.isEmpty()) {
                run.coverage.saw("assign: catcher");
            }
            return exit(output, assigned, catcher.get("Next").stringValue());
        } catch (Trouble trouble) {
            run.coverage.saw("catch: fails itself");
            throw failed(trouble);
        }
    }

    private static List<String> names(JsonNode owner) {
        return owner.get("ErrorEquals").valueStream().map(JsonNode::stringValue).toList();
    }

    /** Turns a field that could not be read into a failure of the state. */
    Failed failed(Trouble trouble) {
        String cause = located(trouble.text);
        run.coverage.saw("failure: " + trouble.error);
        if (!trouble.isQuery()) {
            boolean isFatal = trouble.error.equals(Trouble.RUNTIME);
            return new Failed(trouble.error, cause, isFatal ? Failed.Kind.FATAL : Failed.Kind.ORDINARY, strand.entered);
        }
        if (strand.last == strand.entered && !strand.type.equals("Wait")) {
            strand.last = strand.beforeEntered;
        }
        run.chronicle.add(strand, "EvaluationFailed", json -> {
            json.put("state", strand.state);
            if (trouble.location != null) {
                json.put("location", trouble.location);
            }
            Chronicle.failure(json, trouble.error, cause);
        });
        return new Failed(trouble.error, cause, Failed.Kind.ORDINARY, strand.entered);
    }

    private String located(String cause) {
        return "An error occurred while executing the state '" + strand.state + "' (entered at the event id #"
                + strand.entered + "). " + cause;
    }
}
