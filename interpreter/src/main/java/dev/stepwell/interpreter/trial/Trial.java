package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Catcher;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.asl.model.Transition;
import dev.stepwell.interpreter.Failure;
import dev.stepwell.interpreter.trial.TrialReport.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of one state: {@link #begin} it, do what it asks for, and tell how that went. Which stages are shown for
 * which type of state is as recorded from AWS. Confined to one thread.
 */
public final class Trial {
    private static final Transition END = new Transition.End();

    /** What a trial needs before it can go on. */
    public sealed interface Progress {
        /** Nothing: it is over. */
        record Over(TrialReport report) implements Progress {}

        /** A call, answered by {@link Trial#succeeded} or {@link Trial#failed}. */
        record Call(
                String stateName,
                TaskResource resource,
                Payload arguments,
                @Nullable Integer timeoutSeconds,
                @Nullable String credentialsRoleArn)
                implements Progress {}

        /** Time to pass, after which {@link Trial#waited} is called. */
        record Pause(Instant until) implements Progress {}
    }

    private final TrialSetup setup;
    private final State state;
    private final TrialFrame frame;
    private final Inspection inspection = new Inspection();
    private final boolean isJsonPath;
    private final Map<String, Payload> variables;

    public Trial(TrialSetup setup) {
        this.setup = setup;
        this.state = setup.state();
        this.isJsonPath = state.queryLanguage() == QueryLanguage.JSON_PATH;
        this.variables = new LinkedHashMap<>(setup.variables());
        JsonNode context = setup.context();
        this.frame = new TrialFrame(
                setup.info().input(),
                null,
                null,
                context == null ? TrialContext.of(setup) : context,
                setup.variables(),
                setup.info().startTime(),
                new SplittableRandom(setup.info().seed()),
                new Work());
    }

    /** Enters the state. */
    public Progress begin() {
        inspection.saw(Stage.INPUT, frame.input());
        try {
            return switch (state) {
                case State.Pass pass -> new Progress.Over(pass(pass));
                case State.Task task -> task(task);
                case State.Choice choice -> new Progress.Over(choice(choice));
                case State.Wait wait -> new Progress.Pause(wait.until().until(frame, effectiveInput()));
                case State.Succeed succeed -> new Progress.Over(leave(succeed.flow(), effectiveInput(), END));
                case State.Fail fail -> new Progress.Over(fail(fail));
                case State.Parallel parallel -> parallel(parallel);
                case State.Map map -> map(map);
            };
        } catch (EvaluationFailure failure) {
            return new Progress.Over(unreadable(failure));
        }
    }

    /** The call gave {@code result}. */
    public TrialReport succeeded(Payload result) {
        if (state instanceof State.Task) {
            inspection.saw(Stage.RESULT, result);
        }
        if (!(state instanceof State.Recoverable recoverable)) {
            throw new IllegalStateException("only Task, Parallel and Map have a result from outside");
        }
        if (result.size() > setup.limits().payloadBytesMax()) {
            return recover(Failure.dataLimit(state.name(), 0));
        }
        return attempt(() -> leave(recoverable.flow(), result, recoverable.transition()));
    }

    /** The call failed. */
    public TrialReport failed(@Nullable String error, @Nullable String cause) {
        return recover(Failure.ordinary(error, cause, 0));
    }

    /** The moment that a Wait waited for has come. */
    public TrialReport waited() {
        if (!(state instanceof State.Wait wait)) {
            throw new IllegalStateException("only Wait waits");
        }
        return attempt(() -> leave(wait.flow(), wait.flow().arguments(frame), wait.transition()));
    }

    private TrialReport pass(State.Pass pass) {
        Payload fixed = pass.result();
        if (fixed == null) {
            return leave(pass.flow(), arguments(), pass.transition());
        }
        pass.flow().arguments(frame);
        inspection.saw(Stage.RESULT, fixed);
        return leave(pass.flow(), fixed, pass.transition());
    }

    private TrialReport choice(State.Choice choice) {
        Payload effective = effectiveInput();
        State.Choice.Decision decision = choice.decide(frame, effective);
        return leave(decision.flow(), effective, decision.transition());
    }

    private TrialReport fail(State.Fail fail) {
        Payload effective = effectiveInput();
        String error = fail.error() == null ? null : fail.error().evaluate(frame, effective);
        String cause = fail.cause() == null ? null : fail.cause().evaluate(frame, effective);
        return recover(Failure.ordinary(error, cause, 0));
    }

    private Progress task(State.Task task) {
        Payload arguments = arguments();
        Payload effective = task.flow().effectiveInput(frame);
        Integer timeout = evaluated(task.timeoutSeconds(), effective);
        evaluated(task.heartbeatSeconds(), effective);
        String role = task.credentialsRoleArn() == null
                ? null
                : task.credentialsRoleArn().evaluate(frame, effective);
        if (arguments.size() > setup.limits().payloadBytesMax()) {
            return new Progress.Over(recover(Failure.dataLimit(task.name(), 0)));
        }
        return setup.mock() == null
                ? new Progress.Call(task.name(), task.resource(), arguments, timeout, role)
                : new Progress.Over(mocked(setup.mock()));
    }

    private Progress parallel(State.Parallel parallel) {
        parallel.flow().arguments(frame);
        return new Progress.Over(mocked(setup.mock()));
    }

    private Progress map(State.Map map) {
        MapTrial.enter(map, frame, setup, inspection);
        if (setup.mock() instanceof Mock.Result(Payload result)) {
            Failure tooMany = MapTrial.tooManyFailed(setup.circumstances().failedIterations(), result, inspection);
            if (tooMany != null) {
                return new Progress.Over(recover(tooMany));
            }
        }
        return new Progress.Over(mocked(setup.mock()));
    }

    private TrialReport mocked(@Nullable Mock mock) {
        return switch (mock) {
            case Mock.Result(Payload result) -> succeeded(result);
            case Mock.Failed(var error, var cause) -> failed(error, cause);
            case null -> throw new IllegalStateException("Parallel and Map are tried with a mock only");
        };
    }

    /** The input after InputPath, which a state without arguments works on. */
    private Payload effectiveInput() {
        Payload effective = state.flow().arguments(frame);
        if (isJsonPath) {
            inspection.saw(Stage.AFTER_INPUT_PATH, effective);
        }
        return effective;
    }

    /** What a Pass or Task works on, stage by stage. */
    private Payload arguments() {
        if (isJsonPath) {
            inspection.saw(Stage.AFTER_INPUT_PATH, state.flow().effectiveInput(frame));
        }
        Payload arguments = state.flow().arguments(frame);
        if (isJsonPath) {
            inspection.saw(Stage.AFTER_PARAMETERS, arguments);
        } else if (state instanceof State.Task) {
            inspection.saw(Stage.AFTER_ARGUMENTS, arguments);
        }
        return arguments;
    }

    private @Nullable Integer evaluated(@Nullable IntegerField field, Payload effective) {
        return field == null ? null : field.evaluate(frame, effective);
    }

    /** The way out: shapes the output and sets the variables. */
    private TrialReport leave(DataFlow flow, Payload result, Transition transition) {
        TrialFrame after = state instanceof State.Recoverable ? frame.withResult(result) : frame;
        Payload selected = flow.selected(after, result);
        boolean shapesResult = state instanceof State.Recoverable || state instanceof State.Pass;
        if (isJsonPath && shapesResult) {
            inspection.saw(Stage.AFTER_RESULT_SELECTOR, selected);
        }
        Payload placed = flow.placed(after, selected);
        if (isJsonPath && shapesResult) {
            inspection.saw(Stage.AFTER_RESULT_PATH, placed);
        }
        Payload output = flow.filtered(after, placed);
        Map<String, Payload> assigned = flow.assign(after, result);
        if (output.size() > setup.limits().payloadBytesMax()) {
            return recover(Failure.dataLimit(state.name(), 0));
        }
        variables.putAll(assigned);
        return report(Status.SUCCEEDED, output, null, transition);
    }

    private TrialReport attempt(Way way) {
        try {
            return way.taken();
        } catch (EvaluationFailure failure) {
            return unreadable(failure);
        }
    }

    private TrialReport unreadable(EvaluationFailure failure) {
        return recover(Failure.of(failure, failure.causeText(), 0));
    }

    /** Retry, then Catch, then failure. */
    private TrialReport recover(Failure failure) {
        if (state instanceof State.Recoverable recoverable && !failure.isFatal()) {
            if (isRetried(recoverable.retry(), failure)) {
                return report(Status.RETRIABLE, null, failure, END);
            }
            List<Catcher> catchers = recoverable.catchers();
            for (int i = 0; i < catchers.size(); i++) {
                if (failure.isNamedIn(catchers.get(i).errorEquals())) {
                    return caught(i, catchers.get(i), failure);
                }
            }
        }
        return report(Status.FAILED, null, failure, END);
    }

    /** A retrier that matches and has no attempt left is told, and no later one is asked. */
    private boolean isRetried(List<Retrier> retriers, Failure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (failure.isNamedIn(retrier.errorEquals())) {
                inspection.retrier(i);
                int done = setup.circumstances().retries();
                if (done >= retrier.maxAttempts()) {
                    return false;
                }
                inspection.backoff(Math.round(
                        retrier.delaySeconds(done + 1, (double) setup.limits().executionSecondsMax())));
                return true;
            }
        }
        return false;
    }

    private TrialReport caught(int index, Catcher catcher, Failure failure) {
        inspection.catcher(index);
        Payload errorOutput = failure.output();
        TrialFrame after = frame.withErrorOutput(errorOutput);
        try {
            Payload output = catcher.flow().output(after, errorOutput);
            variables.putAll(catcher.flow().assign(after, errorOutput));
            return report(Status.CAUGHT_ERROR, output, failure, new Transition.Next(catcher.next()));
        } catch (EvaluationFailure unreadable) {
            return report(Status.FAILED, null, Failure.of(unreadable, unreadable.causeText(), 0), END);
        }
    }

    private TrialReport report(
            Status status, @Nullable Payload output, @Nullable Failure failure, Transition transition) {
        if (!variables.isEmpty()) {
            ObjectNode all = Json.NODES.objectNode();
            variables.forEach((name, value) -> all.set(name, value.tree()));
            inspection.saw(Stage.VARIABLES, Payload.of(all));
        }
        return new TrialReport(
                status,
                output,
                failure == null ? null : failure.error(),
                failure == null ? null : failure.cause(),
                transition instanceof Transition.Next(String next) ? next : null,
                inspection);
    }

    /** Something that may fail because an expression cannot be evaluated. */
    @FunctionalInterface
    private interface Way {
        TrialReport taken();
    }
}
