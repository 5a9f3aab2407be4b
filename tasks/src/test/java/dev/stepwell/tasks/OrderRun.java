package dev.stepwell.tasks;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.interpreter.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One execution of the example with real functions and without an engine: calls are made at once, waits pass at once,
 * and whoever is asked for approval answers with {@code approval}.
 */
final class OrderRun {
    static final Path EXAMPLE = Path.of("..", "examples", "order-fulfilment");

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Connector connector;
    private final Program program;
    private final Payload approval;
    private final BlockingQueue<Command> mailbox = new LinkedBlockingQueue<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private int callsInFlight;
    private Instant now = BEGIN;

    OrderRun(Connector connector, String approval) throws IOException {
        this.connector = connector;
        this.program = compiled(Files.readString(EXAMPLE.resolve("state-machine.asl.json")));
        this.approval = Payload.ofText(approval);
    }

    private static Program compiled(String definition) {
        return switch (Compiler.compile(definition)) {
            case Compiled.Ok ok -> ok.program();
            case Compiled.Invalid(var diagnostics) -> throw new AssertionError("not accepted: " + diagnostics);
        };
    }

    List<HistoryEvent> history() {
        return history;
    }

    Outcome run(String input) throws InterruptedException {
        var interpreter = new Interpreter(
                Limits.aws(), (execution, attempt) -> "token-" + attempt.number(), activity -> false, "us-east-1");
        var state = ExecutionState.create(new ExecutionInfo(
                "arn:aws:states:us-east-1:123456789012:execution:order-fulfilment:test",
                "test",
                "arn:aws:states:us-east-1:123456789012:stateMachine:order-fulfilment",
                "order-fulfilment",
                "arn:aws:iam::123456789012:role/demo",
                BEGIN,
                Payload.ofText(input),
                null,
                null,
                1));
        mailbox.add(new Command.Start(now));
        while (state.outcome() == null) {
            Step step = interpreter.step(program, state, nextCommand(state));
            history.addAll(step.history());
            step.effects().forEach(this::perform);
        }
        return Objects.requireNonNull(state.outcome());
    }

    private Command nextCommand(ExecutionState state) throws InterruptedException {
        if (mailbox.isEmpty() && callsInFlight == 0) {
            now = Objects.requireNonNull(state.nextWake(), "the execution waits for nothing");
            return new Command.Wake(now);
        }
        Command command = mailbox.take();
        if (command instanceof Command.TaskSucceeded || command instanceof Command.TaskFailed) {
            callsInFlight--;
        }
        return command;
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.CallTask call -> {
                callsInFlight++;
                Thread.ofVirtual().start(() -> mailbox.add(answer(call)));
            }
            case Effect.ContinueLater _ -> mailbox.add(new Command.Continue(now));
            case Effect.CancelTask _, Effect.Finish _ -> {}
        }
    }

    private Command answer(Effect.CallTask call) {
        try {
            var task = new TaskCall(
                    "arn:e",
                    call.stateName(),
                    call.attempt().number(),
                    call.resource(),
                    call.arguments(),
                    call.token(),
                    null,
                    null);
            return switch (connector.call(task)) {
                case TaskResult.Failed(var error, var cause) ->
                    new Command.TaskFailed(call.attempt(), error, cause, now);
                case TaskResult.Succeeded(var output)
                when waitsForToken(call.resource()) -> {
                    mailbox.add(new Command.TaskSubmitted(call.attempt(), output, now));
                    yield new Command.TaskSucceeded(call.attempt(), approval, now);
                }
                case TaskResult.Succeeded(var output) -> new Command.TaskSucceeded(call.attempt(), output, now);
            };
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean waitsForToken(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration
                && integration.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
    }
}
