package dev.stepwell.interpreter.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Time, and what happens outside: tasks answer as the script says, deadlines pass, somebody stops the execution. */
final class World {
    static final long START = Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli();
    private static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

    private final Run run;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private final List<Attempt> calls = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<Strand> strands = new ArrayList<>();
    private int order;
    private long now = START;

    /** Something that happens at a moment; of the same moment in the order in which it was planned. */
    private record Due(long at, int order, Runnable action) {}

    World(Run run) {
        this.run = run;
    }

    long now() {
        return now;
    }

    void add(Strand strand) {
        strands.add(strand);
    }

    /** The call leaves when everything blocks, unless it is taken back before. */
    void call(Attempt attempt) {
        calls.add(attempt);
    }

    /** Bytes of all variables, but for those of the strand that are about to be replaced. */
    long variableBytes(Strand changing, Set<String> replaced) {
        long bytes = 0;
        for (Strand strand : strands) {
            for (Map.Entry<String, JsonNode> variable : strand.variables.entrySet()) {
                boolean isReplaced = strand == changing && replaced.contains(variable.getKey());
                bytes += strand.dead || isReplaced ? 0 : Texts.size(variable.getValue());
            }
        }
        return bytes;
    }

    void live(Strand root) {
        long timeout = run.definition.path("TimeoutSeconds").asLong(YEAR_SECONDS);
        long end = START + Math.min(timeout, YEAR_SECONDS) * 1_000;
        settle();
        JsonNode stop = run.script.path("stop");
        if (stop.isObject()) {
            later(START + millis(stop.get("at")), () -> {
                run.coverage.saw("end: stop");
                new Aborts(run).root(root);
                throw run.chronicle.end(0, "Aborted", Texts.member(stop, "error"), Texts.member(stop, "cause"));
            });
        }
        while (run.outcome == null) {
            next(root, end);
            settle();
        }
    }

    private void settle() {
        run.turns.run();
        if (run.outcome == null) {
            calls.stream().filter(Attempt::isAwaited).forEach(this::answer);
        }
        calls.clear();
    }

    private void next(Strand root, long end) {
        strands.removeIf(strand -> strand.dead);
        long wake = strands.stream()
                .mapToLong(Strand::deadline)
                .filter(deadline -> deadline != 0)
                .min()
                .orElse(end);
        wake = Math.max(now, Math.min(wake, end));
        Due first = due.peek();
        if (first != null && first.at() <= wake) {
            due.remove();
            setNow(first.at());
            first.action().run();
            return;
        }
        setNow(wake);
        if (end <= now) {
            run.coverage.saw("end: machine timeout");
            new Aborts(run).root(root);
            throw run.chronicle.end(0, "TimedOut", "States.Timeout", null);
        }
        strands.stream()
                .filter(strand -> strand.deadline() != 0 && strand.deadline() <= now)
                .sorted(Comparator.comparingLong(Strand::deadline).thenComparingInt(strand -> strand.id))
                .forEach(this::expire);
    }

    private void setNow(long moment) {
        now = moment;
        run.chronicle.millis = moment - START;
    }

    private void expire(Strand strand) {
        Attempt attempt = strand.attempt;
        if (attempt == null) {
            strand.dueAt = 0;
            run.turns.wake(strand);
            return;
        }
        boolean isTimeout = attempt.timeoutAt != 0 && attempt.timeoutAt <= now;
        run.coverage.saw(isTimeout ? "task: timeout" : "task: missed heartbeat");
        run.coverage.saw("task: timeout of a " + attempt.resource.events());
        failUnlessAnswered(
                attempt,
                attempt.resource.events() + "TimedOut",
                new Failed(
                        "States.Timeout",
                        null,
                        isTimeout ? Failed.Kind.TIMEOUT : Failed.Kind.HEARTBEAT,
                        strand.entered));
    }

    private void answer(Attempt attempt) {
        String state = attempt.strand.state;
        JsonNode answers = run.script.path("tasks").path(state);
        int number = attempts.merge(state, 1, Integer::sum) - 1;
        JsonNode answer = answers.get(Math.min(number, answers.size() - 1));
        long begun = now;
        if (attempt.resource.isActivity()) {
            begun = now + millis(answer.path("workerAfter"));
            later(begun, () -> taken(attempt, Texts.member(answer, "worker")));
        } else if (attempt.resource.hasToken()) {
            begun = now + millis(answer.path("submitAfter"));
            later(begun, () -> submitted(attempt, answer));
        }
        long end = begun + (answer.has("after") ? millis(answer.get("after")) : 1_000);
        if (answer.has("return")) {
            JsonNode value = answer.get("return");
            boolean isEcho = value.isString() && value.stringValue().equals("$arguments");
            later(end, () -> answered(attempt, new Attempt.Answer(isEcho ? attempt.arguments : value, null, null)));
        } else if (answer.has("fail")) {
            JsonNode fail = answer.get("fail");
            later(
                    end,
                    () -> answered(
                            attempt,
                            new Attempt.Answer(null, Texts.member(fail, "error"), Texts.member(fail, "cause"))));
        }
        for (JsonNode heartbeat : answer.path("heartbeats")) {
            later(begun + millis(heartbeat), () -> beat(attempt));
        }
    }

    private void taken(Attempt attempt, @Nullable String worker) {
        if (attempt.isAwaited() && attempt.stage == Attempt.Stage.OFFERED) {
            attempt.stage = Attempt.Stage.ENGAGED;
            run.chronicle.add(attempt.strand, "ActivityStarted", json -> {
                if (worker != null) {
                    json.put("workerName", worker);
                }
            });
            restartHeartbeat(attempt);
        }
    }

    private void submitted(Attempt attempt, JsonNode answer) {
        if (!attempt.isAwaited() || attempt.stage != Attempt.Stage.CALLED) {
            return;
        }
        JsonNode failure = answer.path("submitFail");
        if (failure.isObject()) {
            String error = failure.path("error").asString();
            run.coverage.saw("task: submit fails");
            failUnlessAnswered(
                    attempt,
                    "TaskSubmitFailed",
                    new Failed(error, Texts.member(failure, "cause"), Failed.Kind.ORDINARY, attempt.strand.entered));
            return;
        }
        JsonNode output = answer.has("submit") ? answer.get("submit") : Texts.object();
        if (run.isTooLarge(output)) {
            run.coverage.saw("limit: submitted");
            Failed tooLarge = Failed.tooLarge(attempt.resource.nameOfTask(), attempt.strand.entered);
            failUnlessAnswered(attempt, "TaskFailed", tooLarge);
            return;
        }
        attempt.stage = Attempt.Stage.ENGAGED;
        run.chronicle.add(attempt.strand, "TaskSubmitted", json -> {
            json.put("resourceType", attempt.resource.service()).put("resource", attempt.resource.action());
            json.set("output", output);
        });
        restartHeartbeat(attempt);
        Attempt.Answer early = attempt.early;
        if (early != null) {
            run.coverage.saw("task: answered before it was submitted");
            finish(attempt, early);
        }
    }

    private void answered(Attempt attempt, Attempt.Answer answer) {
        if (!attempt.isAwaited()) {
            run.coverage.saw("task: late answer");
        } else if (attempt.stage == Attempt.Stage.CALLED && attempt.resource.hasToken()) {
            attempt.early = attempt.early == null ? answer : attempt.early;
        } else if (attempt.stage != Attempt.Stage.OFFERED) {
            finish(attempt, answer);
        }
    }

    private void beat(Attempt attempt) {
        if (attempt.isAwaited() && attempt.stage != Attempt.Stage.OFFERED) {
            run.coverage.saw("task: heartbeat");
            restartHeartbeat(attempt);
        }
    }

    private void restartHeartbeat(Attempt attempt) {
        if (attempt.heartbeatSeconds > 0) {
            attempt.heartbeatAt = now + attempt.heartbeatSeconds * 1_000L;
        }
    }

    private void finish(Attempt attempt, Attempt.Answer answer) {
        Resource resource = attempt.resource;
        JsonNode output = answer.output();
        if (output == null) {
            run.coverage.saw("task: failure of a " + resource.events());
            run.coverage.saw(answer.error() == null ? "task: failure without a name" : "task: failure with a name");
            fail(
                    attempt,
                    resource.events() + "Failed",
                    new Failed(answer.error(), answer.cause(), Failed.Kind.ORDINARY, attempt.strand.entered));
        } else if (run.isTooLarge(output)) {
            run.coverage.saw("limit: result of a task");
            fail(attempt, resource.events() + "Failed", Failed.tooLarge(resource.nameOfTask(), attempt.strand.entered));
        } else {
            run.coverage.saw("task: success of a " + resource.events());
            run.chronicle.add(attempt.strand, resource.events() + "Succeeded", json -> {
                if (resource.isIntegration()) {
                    json.put("resourceType", resource.service()).put("resource", resource.action());
                }
                json.set("output", output);
            });
            attempt.result = output;
            attempt.strand.attempt = null;
            run.turns.wake(attempt.strand);
        }
    }

    /** A token's answer that was taken counts, whatever became of the call. */
    private void failUnlessAnswered(Attempt attempt, String type, Failed failure) {
        Attempt.Answer early = attempt.early;
        if (early == null) {
            fail(attempt, type, failure);
        } else {
            finish(attempt, early);
        }
    }

    private void fail(Attempt attempt, String type, Failed failure) {
        run.chronicle.add(attempt.strand, type, json -> {
            if (attempt.resource.isIntegration()) {
                json.put("resourceType", attempt.resource.service()).put("resource", attempt.resource.action());
            }
            Chronicle.failure(json, failure.error, failure.cause);
        });
        attempt.failure = failure;
        attempt.strand.attempt = null;
        run.turns.wake(attempt.strand);
    }

    private void later(long at, Runnable action) {
        due.add(new Due(at, order++, action));
    }

    private static long millis(JsonNode seconds) {
        return Math.round(seconds.asDouble(0) * 1_000);
    }
}
