package dev.stepwell.interpreter.oracle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One attempt of a Parallel or a Map: begins strands and waits for them. */
final class Forks {
    private final Run run;
    private final Strand strand;
    private final Machine machine;

    Forks(Run run, Strand strand, Machine machine) {
        this.run = run;
        this.strand = strand;
        this.machine = machine;
    }

    JsonNode parallel(JsonNode state, Fields fields, Moment moment) {
        JsonNode input = fields.arguments(state, moment);
        fits(input);
        run.chronicle.add(strand, "ParallelStateStarted");
        JsonNode branches = state.get("Branches");
        Fork fork = new Fork(branches.size(), branches.size(), null);
        strand.fork = fork;
        for (JsonNode branch : branches) {
            begin(fork, branch, input, strand.last, null);
        }
        return join(fork);
    }

    JsonNode map(JsonNode state, Fields fields, Moment moment) {
        JsonNode items = fields.items(state, moment);
        Integer asked = fields.integer(state, "MaxConcurrency", 0, Integer.MAX_VALUE, moment);
        int limit = asked == null || asked == 0 ? run.concurrencyMax : Math.min(asked, run.concurrencyMax);
        run.chronicle.add(strand, "MapStateStarted", json -> json.put("length", items.size()));
        Fork fork = new Fork(items.size(), limit, items);
        strand.fork = fork;
        Iterations iterations = new Iterations(state, fields, moment);
        try {
            iterations.begin(fork);
        } catch (Trouble trouble) {
            throw abandoned(machine.failed(trouble));
        } catch (Failed tooLarge) {
            throw abandoned(tooLarge);
        }
        return join(fork);
    }

    private Failed abandoned(Failed failure) {
        new Aborts(run).branches(strand, strand.last);
        strand.fork = null;
        return failure;
    }

    private void fits(JsonNode input) {
        if (run.isTooLarge(input)) {
            run.coverage.saw("limit: input of a branch");
            throw Failed.tooLarge(strand.state, strand.entered);
        }
    }

    /** The iterations of one attempt of a Map. */
    private final class Iterations {
        private final JsonNode state;
        private final Fields fields;
        private final Moment moment;

        Iterations(JsonNode state, Fields fields, Moment moment) {
            this.state = state;
            this.fields = fields;
            this.moment = moment;
        }

        void begin(Fork fork) {
            while (fork.mayBegin()) {
                int index = fork.begun;
                JsonNode input = input(fork, index);
                fits(input);
                long started = mark(strand.last, "MapIterationStarted", index);
                String processor = state.has("Iterator") ? "Iterator" : "ItemProcessor";
                run.coverage.saw("map: " + processor);
                Forks.this.begin(fork, state.get(processor), input, started, this);
            }
            if (fork.begun < fork.total) {
                run.coverage.saw("map: waits for a place");
            }
        }

        private JsonNode input(Fork fork, int index) {
            String selector = state.has("Parameters") ? "Parameters" : "ItemSelector";
            if (!state.has(selector) || fork.items == null) {
                return Objects.requireNonNull(fork.items).get(index);
            }
            run.coverage.saw("map: " + selector);
            return fields.select(state, selector, moment.withItem(index));
        }

        /** Another one may begin; one that cannot fails the Map. */
        void next(Fork fork, Strand ended) {
            long succeeded = mark(ended.last, "MapIterationSucceeded", ended.index);
            try {
                begin(fork);
            } catch (Trouble trouble) {
                run.coverage.saw("map: selector fails later");
                fork.failure = machine.failed(trouble);
                run.turns.wakeNow(strand);
                return;
            } catch (Failed tooLarge) {
                fork.failure = tooLarge;
                run.turns.wakeNow(strand);
                return;
            }
            if (fork.isComplete()) {
                strand.last = succeeded;
            }
        }
    }

    private long mark(long previous, String type, int index) {
        return run.chronicle.mark(
                previous, type, json -> json.put("name", strand.state).put("index", index));
    }

    private void begin(Fork fork, JsonNode graph, JsonNode input, long previous, @Nullable Iterations iterations) {
        Strand inner = run.strand(strand, fork.begun++, previous);
        fork.live.put(inner.index, inner);
        run.world.add(inner);
        run.turns.begin(inner, () -> {
            try {
                live(fork, inner, graph, input, iterations);
            } catch (Chronicle.Over over) {
                run.end(over.outcome);
            }
        });
    }

    private void live(Fork fork, Strand inner, JsonNode graph, JsonNode input, @Nullable Iterations iterations) {
        JsonNode output;
        try {
            output = new Machine(run, inner).walk(graph, input);
        } catch (Failed failure) {
            if (iterations != null) {
                mark(inner.last, "MapIterationFailed", inner.index);
            }
            if (inner.inside && inner.type.equals("Task")) {
                run.chronicle.mark(inner.last, "TaskStateAborted");
            }
            fork.live.remove(inner.index);
            fork.failure = failure;
            gone(inner);
            run.turns.wakeNow(strand);
            return;
        }
        fork.finish(inner, output);
        gone(inner);
        if (iterations != null) {
            iterations.next(fork, inner);
        }
        if (fork.isComplete()) {
            run.turns.wake(strand);
        }
    }

    private void gone(Strand inner) {
        inner.dead = true;
        strand.last = inner.last;
    }

    private JsonNode join(Fork fork) {
        if (fork.isComplete()) {
            run.coverage.saw("map: no items");
            run.turns.next(strand);
        } else {
            run.turns.block(strand);
        }
        Failed failure = fork.failure;
        if (failure != null) {
            run.coverage.saw("failure: of a branch of a " + strand.type);
            new Aborts(run).branches(strand, strand.last);
            strand.fork = null;
            throw failure;
        }
        JsonNode results = fork.results();
        if (run.isTooLarge(results)) {
            run.coverage.saw("limit: results of branches");
            strand.fork = null;
            throw Failed.tooLarge(strand.state, strand.entered);
        }
        run.chronicle.mark(strand.last, strand.type + "StateSucceeded");
        strand.fork = null;
        return results;
    }
}
