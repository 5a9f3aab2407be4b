package dev.stepwell.interpreter;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.model.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One execution that a test drives command by command. */
final class Driven {
    static final Instant START = ScriptedWorld.START;

    final ExecutionState state;
    final List<HistoryEvent> history = new ArrayList<>();
    private final Program program;
    private final Interpreter interpreter;

    Driven(String definition, String input) {
        this(definition, input, Limits.aws());
    }

    Driven(String definition, String input, Limits limits) {
        program = Programs.of(definition.replace('\'', '"'));
        interpreter = new Interpreter(limits, (_, attempt) -> "token-" + attempt.number(), _ -> true, "us-east-1");
        state = ExecutionState.create(ScriptedWorld.info(input));
    }

    /** AWS's limits, but for the number of events. */
    static Limits limitsOf(int historyEvents) {
        return limitsOf(historyEvents, Limits.aws().payloadBytesMax());
    }

    /** AWS's limits, but for the number of events and the size of payloads. */
    static Limits limitsOf(int historyEvents, int payloadBytes) {
        Limits aws = Limits.aws();
        return new Limits(
                aws.definitionCharsMax(),
                payloadBytes,
                historyEvents,
                aws.variableBytesMax(),
                aws.variablesBytesMax(),
                aws.mapConcurrencyMax(),
                aws.executionSecondsMax(),
                aws.openExecutionsMax(),
                aws.stateMachinesMax(),
                aws.activitiesMax(),
                aws.versionsPerMachineMax(),
                aws.aliasesPerMachineMax(),
                aws.pollersPerActivityMax(),
                aws.requestBytesMax());
    }

    Step start() {
        return give(new Command.Start(START));
    }

    Step give(Command command) {
        return give(command, Integer.MAX_VALUE);
    }

    /** @param enteringMax states that the step may enter */
    Step give(Command command, int enteringMax) {
        Step step = interpreter.step(program, state, command, enteringMax);
        history.addAll(step.history());
        return step;
    }

    static Instant after(long seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }

    List<OpenTask> openTasks() {
        return state.openTasks(program);
    }

    /** The call that the step releases; there must be exactly one. */
    static Effect.CallTask call(Step step) {
        List<Effect.CallTask> calls = calls(step);
        if (calls.size() != 1) {
            throw new AssertionError("expected one call, but found " + calls);
        }
        return calls.getFirst();
    }

    static List<Effect.CallTask> calls(Step step) {
        return step.effects().stream()
                .filter(Effect.CallTask.class::isInstance)
                .map(Effect.CallTask.class::cast)
                .toList();
    }

    static List<EventType> types(List<HistoryEvent> events) {
        return events.stream().map(HistoryEvent::type).toList();
    }
}
