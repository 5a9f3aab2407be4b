package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.TaskResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One execution in virtual time: tasks answer as a script says, deadlines wake it when they are due.
 *
 * <p>The script's member {@code tasks} has, per state name, the answers of its attempts in order, the last of them for
 * all further ones. An answer: {@code return} (any JSON; {@code "$arguments"} for the arguments), {@code fail} ({@code
 * error}, {@code cause}), {@code submitFail} likewise, {@code never}; with {@code after} (seconds, default 1), {@code
 * submit} (what the first call of a job or callback gives, default {@code {}}), {@code submitAfter}, {@code
 * heartbeats} (seconds, a list), {@code worker} (name) and {@code workerAfter} for activities. {@code stop} ({@code
 * at}, {@code error}, {@code cause}) stops the execution; {@code redrives} lists how many seconds after each of its ends
 * it is redriven; {@code missingActivities} lists ARNs; {@code
 * historyEventsMax}, {@code payloadBytesMax}, {@code variableBytesMax}, {@code variablesBytesMax} and {@code
 * mapConcurrencyMax} are limits.
 */
public final class ScriptedWorld {
    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final int COMMANDS_MAX = 1_000_000;

    private final Program program;
    private final JsonNode script;
    private final Interpreter interpreter;
    private final boolean restoresAfterEachStep;
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparing((Due it) -> it.command().at()).thenComparingInt(Due::order));
    private final Map<String, Integer> attempts = new HashMap<>();
    private final StoredImages stored = new StoredImages();
    private int order;
    private Instant now = START;
    private @Nullable Outcome outcome;

    private ExecutionState state;
    final List<HistoryEvent> history = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();

    /** A command and its place among those of the same moment. */
    private record Due(Command command, int order) {}

    public ScriptedWorld(Program program, String input, JsonNode script, boolean restoresAfterEachStep) {
        this.program = program;
        this.script = script;
        this.restoresAfterEachStep = restoresAfterEachStep;
        Set<String> missing = new HashSet<>();
        script.path("missingActivities").forEach(arn -> missing.add(arn.asString()));
        this.interpreter = new Interpreter(
                limits(script),
                (_, attempt) -> "token-" + attempt.scope() + "-" + attempt.number(),
                arn -> !missing.contains(arn),
                "us-east-1");
        this.state = ExecutionState.create(info(input));
    }

    static ExecutionInfo info(String input) {
        String prefix = "arn:aws:states:us-east-1:123456789012:";
        return new ExecutionInfo(
                prefix + "execution:machine:run",
                "run",
                prefix + "stateMachine:machine",
                "machine",
                "arn:aws:iam::123456789012:role/test",
                START,
                Payload.ofText(input),
                null,
                null,
                42);
    }

    /** Runs to the end. */
    public Outcome run() {
        give(new Command.Start(START));
        JsonNode stop = script.path("stop");
        if (stop.isObject()) {
            later(new Command.Stop(text(stop, "error"), text(stop, "cause"), START.plus(seconds(stop.get("at")))));
        }
        int redrives = 0;
        for (int i = 0; i < COMMANDS_MAX; i++) {
            if (outcome == null) {
                give(nextCommand());
            } else if (redrives < script.path("redrives").size()) {
                give(new Command.Redrive(
                        now.plus(seconds(script.path("redrives").get(redrives++)))));
            } else {
                return outcome;
            }
        }
        throw new AssertionError("the execution did not end within " + COMMANDS_MAX + " commands");
    }

    public List<HistoryEvent> history() {
        return history;
    }

    public List<Effect> effects() {
        return effects;
    }

    private Command nextCommand() {
        Due next = due.peek();
        Instant wake = state.nextWake();
        if (next != null && (wake == null || !wake.isBefore(next.command().at()))) {
            due.remove();
            return next.command();
        }
        if (wake == null) {
            throw new AssertionError("nothing is due and the execution has not ended");
        }
        return new Command.Wake(wake.isBefore(now) ? now : wake);
    }

    private void give(Command command) {
        now = command.at();
        Step step = interpreter.step(program, state, command);
        history.addAll(step.history());
        effects.addAll(step.effects());
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.CallTask call -> answer(call);
                case Effect.ContinueLater _ -> later(new Command.Continue(command.at()));
                case Effect.CancelTask _, Effect.Finish _ -> {}
            }
        }
        outcome = step.isIgnored() ? outcome : state.outcome();
        if (restoresAfterEachStep) {
            stored.apply(state.drainChanges());
            state = stored.restore(state.info());
            if (!history.isEmpty()) {
                state.lastEventAt(history.getLast().timestamp());
            }
        }
    }

    private void answer(Effect.CallTask call) {
        JsonNode answers = script.path("tasks").path(call.stateName());
        int attempt = attempts.merge(call.stateName(), 1, Integer::sum) - 1;
        if (answers.isEmpty()) {
            throw new AssertionError("the script has no answer for a task of state '" + call.stateName() + "'");
        }
        JsonNode answer = answers.get(Math.min(attempt, answers.size() - 1));
        Instant begun = now;
        if (call.resource() instanceof TaskResource.Activity) {
            begun = now.plus(seconds(answer.path("workerAfter")));
            later(new Command.ActivityStarted(call.attempt(), text(answer, "worker"), begun));
        } else if (call.token() != null) {
            begun = now.plus(seconds(answer.path("submitAfter")));
            submit(call, answer, begun);
        }
        finish(call, answer, begun.plus(answer.has("after") ? seconds(answer.get("after")) : Duration.ofSeconds(1)));
        for (JsonNode heartbeat : answer.path("heartbeats")) {
            later(new Command.Heartbeat(call.attempt(), begun.plus(seconds(heartbeat))));
        }
    }

    private void submit(Effect.CallTask call, JsonNode answer, Instant at) {
        JsonNode failure = answer.path("submitFail");
        if (failure.isObject()) {
            later(new Command.SubmitFailed(
                    call.attempt(), failure.path("error").asString(), text(failure, "cause"), at));
        } else {
            Payload output = answer.has("submit") ? Payload.of(answer.get("submit")) : Payload.EMPTY_OBJECT;
            later(new Command.TaskSubmitted(call.attempt(), output, at));
        }
    }

    private void finish(Effect.CallTask call, JsonNode answer, Instant at) {
        if (answer.has("return")) {
            JsonNode value = answer.get("return");
            boolean isEcho = value.isString() && value.asString().equals("$arguments");
            Payload output = isEcho ? call.arguments() : Payload.of(value);
            later(new Command.TaskSucceeded(call.attempt(), output, at));
        } else if (answer.has("fail")) {
            JsonNode failure = answer.get("fail");
            later(new Command.TaskFailed(call.attempt(), text(failure, "error"), text(failure, "cause"), at));
        } else if (!answer.has("never") && !answer.has("submitFail")) {
            throw new AssertionError("the script does not say how the task of '" + call.stateName() + "' ends");
        }
    }

    private void later(Command command) {
        due.add(new Due(command, order++));
    }

    private static Limits limits(JsonNode script) {
        Limits aws = Limits.aws();
        return new Limits(
                aws.definitionCharsMax(),
                script.path("payloadBytesMax").asInt(aws.payloadBytesMax()),
                script.path("historyEventsMax").asInt(aws.historyEventsMax()),
                script.path("variableBytesMax").asInt(aws.variableBytesMax()),
                script.path("variablesBytesMax").asInt(aws.variablesBytesMax()),
                script.path("mapConcurrencyMax").asInt(aws.mapConcurrencyMax()),
                aws.executionSecondsMax(),
                aws.openExecutionsMax(),
                aws.stateMachinesMax(),
                aws.activitiesMax(),
                aws.versionsPerMachineMax(),
                aws.aliasesPerMachineMax(),
                aws.pollersPerActivityMax(),
                aws.requestBytesMax());
    }

    private static Duration seconds(JsonNode value) {
        return Duration.ofMillis(Math.round(value.asDouble(0) * 1_000));
    }

    private static @Nullable String text(JsonNode owner, String field) {
        return owner.hasNonNull(field) ? owner.get(field).asString() : null;
    }

    static ObjectNode noScript() {
        return Json.NODES.objectNode();
    }
}
