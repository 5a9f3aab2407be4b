package dev.stepwell.engine.lane;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.OpenTask;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a crash did to an execution that is read again: calls that were under way have an unknown outcome, so their
 * attempts fail, unless the connector says that they may be made again; heartbeats that nobody could receive are
 * forgiven once. Confined to one lane.
 */
final class Revival {
    static final String LOST = "outcome unknown: the node restarted during the call";

    private final LaneServices services;
    private final Stepper stepper;
    private final TokenSmith tokens;

    Revival(LaneServices services, Stepper stepper) {
        this.services = services;
        this.stepper = stepper;
        this.tokens = new TokenSmith(services.tokenKey());
    }

    /** Fails the calls that a former process left open. */
    void revive(Live live, OpenBatch batch, Instant now) {
        if (!live.marked || !isInherited(services.store().get(Table.IN_FLIGHT, live.key.bytes()), live)) {
            return;
        }
        live.markInherited = true;
        Stepper.touch(live, batch);
        for (OpenTask task : live.state.openTasks(live.machine.program())) {
            boolean isCall = !Connectors.isActivity(task.resource()) && !Connectors.isNested(task.resource());
            if (isCall && !live.isOver() && live.state.awaits(task.attempt())) {
                switch (task.phase()) {
                    case CALLING -> lost(live, task, batch, now);
                    case ANSWERED ->
                        // what the call returned is not known, but it did hand out the token
                        stepper.step(live, new Command.TaskSubmitted(task.attempt(), Payload.NULL, now), batch);
                    case WAITING -> {}
                }
            }
        }
    }

    private void lost(Live live, OpenTask task, OpenBatch batch, Instant now) {
        byte[] unmade = RowKeys.unmade(live.key, task.attempt());
        if (services.store().get(Table.IN_FLIGHT, unmade) != null) {
            batch.writes.delete(Table.IN_FLIGHT, unmade);
            batch.hold(new Release.Call(again(live, task)));
            return;
        }
        services.metrics().callsLost.increment();
        PendingCall call = again(live, task);
        Connector connector = services.connectors().find(task.resource());
        if (connector != null && connector.resendsLost(call.call())) {
            batch.hold(new Release.Call(call));
            return;
        }
        String error = services.connectors().lostError(task.resource());
        Answer failed = Answer.of(task.resource(), new TaskResult.Failed(error, LOST));
        stepper.step(live, failed.at(task.attempt(), now), batch);
    }

    /** The call as it was scheduled. */
    private PendingCall again(Live live, OpenTask task) {
        HistoryEvent event = services.reader().event(live.key, task.attempt().number());
        return switch (event.details()) {
            case EventDetails.TaskScheduled scheduled ->
                call(live, task, scheduled.parameters(), scheduled.timeoutInSeconds(), scheduled.credentialsRoleArn());
            case EventDetails.LambdaFunctionScheduled scheduled ->
                call(live, task, scheduled.input(), scheduled.timeoutInSeconds(), scheduled.credentialsRoleArn());
            default -> throw new EngineBug("event " + event.id() + " of " + live.row.arn() + " schedules no call");
        };
    }

    private PendingCall call(
            Live live, OpenTask task, Payload arguments, @Nullable Integer seconds, @Nullable String role) {
        return new PendingCall(
                live.key,
                task.attempt(),
                new TaskCall(
                        live.row.arn(),
                        task.stateName(),
                        task.attempt().number(),
                        task.resource(),
                        arguments,
                        tokens.mint(live.key, task.attempt()),
                        seconds == null ? null : Duration.ofSeconds(seconds),
                        role));
    }

    /** Grants a new interval to every awaited heartbeat, when a former process set the wake that fires. */
    void forgiveHeartbeats(Live live, OpenBatch batch, Instant now) {
        for (OpenTask task : live.state.openTasks(live.machine.program())) {
            if (task.heartbeatSeconds() != null) {
                stepper.step(live, new Command.Heartbeat(task.attempt(), now), batch);
            }
        }
    }

    private boolean isInherited(byte @Nullable [] mark, Live live) {
        return mark != null && WakeWindow.epoch(mark) != services.epoch(live.key.partition());
    }
}
