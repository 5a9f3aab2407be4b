package dev.stepwell.engine.lane;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.call.ActivityOffer;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.codec.HistoryWeight;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.ParentLink;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.Effect;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.interpreter.Step;
import dev.stepwell.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps executions and puts what follows into the open batch. Confined to one lane. */
final class Stepper {
    private static final byte[] NOTHING = {};

    private final LaneServices services;
    private final Interpreter interpreter;
    private final RowWriter writer;
    private final Outbox outbox;
    private final NestedStarts nested;
    private final @Nullable Pacer pacer;

    Stepper(LaneServices services, RowWriter writer, Outbox outbox) {
        this.services = services;
        this.writer = writer;
        this.outbox = outbox;
        this.nested = new NestedStarts(services.entropy());
        this.interpreter = new Interpreter(
                services.options().limits(),
                new TokenSmith(services.tokenKey()),
                services.activities(),
                services.options().region());
        TransitionRate rate = services.transitions();
        this.pacer = rate == null ? null : new Pacer(rate, interpreter, services.metrics());
    }

    /** Applies a command; false when it was ignored. */
    boolean step(Live live, Command command, OpenBatch batch) {
        Command applied = orStop(live, command);
        Step step = pacer == null
                ? interpreter.step(live.machine.program(), live.state, applied)
                : pacer.step(live, applied);
        if (step.isIgnored()) {
            return false;
        }
        if (command instanceof Command.Heartbeat
                && step.history().isEmpty()
                && step.effects().isEmpty()) {
            live.ahead = true;
            return true;
        }
        took(live, step, batch);
        return true;
    }

    /** Executions of a machine that is being deleted end at their next transition. */
    private Command orStop(Live live, Command command) {
        boolean isTransition = switch (command) {
            case Command.Heartbeat _, Command.Start _, Command.Redrive _ -> false;
            case Command.ActivityStarted _,
                    Command.TaskSubmitted _,
                    Command.TaskSucceeded _,
                    Command.TaskFailed _,
                    Command.SubmitFailed _,
                    Command.Wake _,
                    Command.Stop _,
                    Command.Continue _ -> true;
        };
        return isTransition && services.machines().isDeleted(live.machine.id())
                ? new Command.Stop(null, null, command.at())
                : command;
    }

    private void took(Live live, Step step, OpenBatch batch) {
        List<HistoryEvent> history = step.history();
        live.events.addAll(history);
        Outcome outcome = null;
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.CallTask call -> call(live, call, batch);
                case Effect.CancelTask(var attempt, var resource) -> cancel(live, attempt, resource, batch);
                case Effect.ContinueLater() -> {
                    // one that waits for its turn is woken when it comes
                    if (live.turnAt <= Live.NO_TURN) {
                        batch.hold(new Release.Post(live.key.partition(), new Mail.Again(live.key)));
                    }
                }
                case Effect.Finish(var how) -> outcome = how;
            }
        }
        if (outcome != null) {
            finish(live, outcome, batch);
        } else {
            touch(live, batch);
            batch.countPending(HistoryWeight.of(history));
        }
    }

    /** Notes that the execution is to be written with the batch. */
    static void touch(Live live, OpenBatch batch) {
        if (!live.dirty) {
            live.dirty = true;
            batch.dirty.add(live);
            batch.countExecution();
            batch.touches(live.key.partition());
        }
    }

    private void finish(Live live, Outcome outcome, OpenBatch batch) {
        if (live.dirty) {
            batch.dirty.remove(live);
        } else {
            batch.countExecution();
            batch.touches(live.key.partition());
        }
        writer.close(live, outcome, batch);
        batch.ended.add(live);
        batch.countOpen(-1);
        services.open().add(-1);
        services.metrics().executionsEnded.increment();
        ParentLink parent = live.row.parent();
        if (parent != null && parent.awaitsEnd()) {
            outbox.send(live.key.partition(), new Message.ChildEnded(parent, live.row.arn()), batch);
        }
        if (services.machines().isDeleted(live.machine.id())) {
            batch.hold(new Release.MachineLeft(live.machine.arn()));
        }
    }

    private void call(Live live, Effect.CallTask call, OpenBatch batch) {
        switch (call.resource()) {
            case TaskResource.Activity(var arn) -> {
                batch.writes.put(Table.ACTIVITY_TASK, RowKeys.activityTask(arn, live.key, call.attempt()), NOTHING);
                batch.hold(new Release.Offer(arn, new ActivityOffer(live.key, call.attempt())));
            }
            case TaskResource.Integration resource
            when Connectors.isNested(resource) -> startNested(live, resource, call, batch);
            case TaskResource.Integration _, TaskResource.LambdaFunction _ ->
                batch.hold(new Release.Call(PendingCall.of(live.key, live.row.arn(), call)));
        }
    }

    private void startNested(Live live, TaskResource.Integration resource, Effect.CallTask call, OpenBatch batch) {
        ParentLink link = new ParentLink(live.key, call.attempt(), resource.pattern());
        NestedStarts.Wanted wanted = nested.wanted(link, call.arguments());
        if (link.awaitsEnd() && wanted.childArn() != null) {
            rememberChild(live, call.attempt(), wanted.childArn(), batch);
        }
        outbox.send(live.key.partition(), wanted.message(), batch);
    }

    private void cancel(Live live, Attempt attempt, TaskResource resource, OpenBatch batch) {
        switch (resource) {
            case TaskResource.Activity(var arn) ->
                batch.writes.delete(Table.ACTIVITY_TASK, RowKeys.activityTask(arn, live.key, attempt));
            case TaskResource.Integration integration
            when Connectors.isNested(integration) -> {
                String child = live.children.get(attempt.number());
                if (child != null) {
                    rememberChild(live, attempt, null, batch);
                    outbox.send(live.key.partition(), new Message.StopChild(child), batch);
                }
            }
            case TaskResource.Integration _, TaskResource.LambdaFunction _ ->
                batch.hold(new Release.CancelCall(live.key, attempt));
        }
    }

    /** Notes or forgets, with null, the nested execution that an attempt waits for. */
    static void rememberChild(Live live, Attempt attempt, @Nullable String childArn, OpenBatch batch) {
        if (childArn == null) {
            live.children.remove(attempt.number());
        } else {
            live.children.put(attempt.number(), childArn);
        }
        RowWriter.child(live, RowKeys.childRow(attempt), childArn, batch.writes);
    }
}
