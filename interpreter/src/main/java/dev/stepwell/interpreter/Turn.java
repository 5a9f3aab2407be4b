package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One step under way: what it works on, and the history and effects it has made so far. Scopes that can go on take
 * turns, one beat each, so that branches interleave as they do on AWS. Confined to one step.
 */
final class Turn {
    final Rules rules;
    final Program program;
    final ExecutionState state;
    final Instant now;

    private final long firstEvent;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Work work = new Work();
    private long unitsBefore;
    private final int enteringMax;
    private int entered;
    private int transitions;
    private long bytes;

    /** @param enteringMax states that may be entered */
    Turn(Rules rules, Program program, ExecutionState state, Instant at, int enteringMax) {
        this.rules = rules;
        this.program = program;
        this.state = state;
        this.now = at.truncatedTo(ChronoUnit.MILLIS);
        this.enteringMax = enteringMax;
        this.firstEvent = state.lastEventId() + 1;
    }

    /** Runs until every scope blocks, the execution is over, or the bounds of a step are reached. */
    void run() {
        Scope scope = state.runnable.poll();
        while (scope != null && !isSpent() && mayGoOn(scope)) {
            States.beat(this, scope);
            state.note(scope);
            if (!scope.isRunnable() || scope.queued) {
                scope = state.runnable.poll();
            } else if (!state.runnable.isEmpty()) {
                state.runnable.add(scope);
                scope = state.runnable.poll();
            }
        }
        if (state.isOver()) {
            return;
        }
        if (scope != null) {
            state.runnable.addFirst(scope);
        }
        releaseCalls();
    }

    Step finish() {
        if (state.isOver()) {
            Redrive.rest(this);
        } else if (!state.runnable.isEmpty()) {
            effects.add(new Effect.ContinueLater());
        }
        return new Step(history, effects);
    }

    State stateOf(Scope scope) {
        return program.state(scope.state);
    }

    /** Adds the next event of the scope's thread of control. */
    long append(Scope scope, EventType type, EventDetails details) {
        long id = mark(scope.lastEvent, type, details);
        scope.lastEvent = id;
        return id;
    }

    /** Adds an event that the thread of control does not go through, as the closing markers are. */
    long mark(long previous, EventType type, EventDetails details) {
        if (state.isOver()) {
            return state.lastEventId();
        }
        if (state.lastEventId() + 1 >= rules.limits().historyEventsMax()) {
            Ending.historyFull(this);
            return state.lastEventId();
        }
        return record(previous, type, details);
    }

    /** Adds an event past every limit: for the last one. */
    long record(long previous, EventType type, EventDetails details) {
        long id = state.nextEventId();
        history.add(new HistoryEvent(id, previous, state.stamp(now), type, details));
        return id;
    }

    void effect(Effect effect) {
        if (!state.isOver() || effect instanceof Effect.Finish || effect instanceof Effect.CancelTask) {
            effects.add(effect);
        }
    }

    /** Takes back the scope's call, or asks the outside world to forget it. */
    void cancelAttempt(Scope scope) {
        if (scope.attempt == 0 || !scope.phase.awaitsAnswer()) {
            return;
        }
        Attempt attempt = new Attempt(scope.id, scope.attempt);
        if (scope.attempt >= firstEvent) {
            effects.removeIf(effect ->
                    effect instanceof Effect.CallTask call && call.attempt().equals(attempt));
        } else if (stateOf(scope) instanceof State.Task task) {
            effects.add(new Effect.CancelTask(attempt, task.resource()));
        }
        scope.attempt = 0;
    }

    /**
     * Leaves the current state: makes its output and its variables, and goes where the transition leads.
     *
     * @param result what the state's work gave
     */
    void exit(ScopeFrame frame, EventType exited, DataFlow flow, Payload result, Transition transition) {
        Scope scope = frame.scope();
        Payload output = flow.output(frame, result);
        Map<String, Payload> assigned = flow.assigns() ? flow.assign(frame, result) : null;
        if (output.size() > rules.limits().payloadBytesMax()) {
            refuse(frame, Failure.dataLimit(scope.state, scope.enteredEvent));
            return;
        }
        state.removeJoin(scope);
        Failure tooMuch = assigned == null ? null : Variables.assign(this, scope, assigned);
        if (tooMuch != null) {
            refuse(frame, tooMuch);
            return;
        }
        // an empty Assign leaves no trace in history
        Map<String, Payload> shown = assigned == null || assigned.isEmpty() ? null : assigned;
        append(scope, exited, new EventDetails.StateExited(scope.state, output, shown));
        transitions++;
        count(output);
        switch (transition) {
            case Transition.Next next -> scope.moveTo(next.state(), output);
            case Transition.End _ -> Joins.end(this, scope, output);
        }
    }

    /** Counts a payload that is new to the history against the bounds of the step. */
    void count(Payload payload) {
        bytes += payload.size();
    }

    /** Work of expressions that counts against the bounds of the step. */
    Work beginWork() {
        unitsBefore += work.units();
        work = new Work();
        return work;
    }

    /** What a state makes is too large; a catcher that made it is not asked again. */
    private void refuse(ScopeFrame frame, Failure failure) {
        if (frame.errorOutput() == null) {
            Recovery.recover(this, frame.scope(), failure);
        } else {
            Joins.fail(this, frame.scope(), failure);
        }
    }

    /** Whether the scope stays in its state, or may enter another; that is counted. */
    private boolean mayGoOn(Scope scope) {
        return scope.phase != Phase.ENTERING || entered++ < enteringMax;
    }

    private boolean isSpent() {
        return transitions >= Interpreter.TRANSITIONS_PER_STEP_MAX
                || bytes >= Interpreter.HISTORY_BYTES_PER_STEP_MAX
                || unitsBefore + work.units() >= Interpreter.WORK_PER_STEP_MAX
                || state.isOver();
    }

    /** Tasks scheduled in this step are also started in it, so that their call leaves with it. */
    private void releaseCalls() {
        for (Scope scope : state.runnable.all()) {
            if (scope.phase == Phase.STARTING && scope.isRunnable()) {
                States.beat(this, scope);
                state.note(scope);
            }
        }
    }
}
