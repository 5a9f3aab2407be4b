package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.AssignedRecord;
import dev.stepwell.engine.record.EventRecord;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One history event as a record. Stateless. */
final class EventWriter {
    private EventWriter() {}

    /** @param into used anew for each event, since it is large */
    static EventRecord write(
            HistoryEvent event, long baseMillis, HistoryCodec.PayloadTable payloads, EventRecord.Builder into) {
        into.clear()
                .setKind(EventCodes.kind(event.type()))
                .setPrevious(event.previousId())
                .setMillis(event.timestamp().toEpochMilli() - baseMillis);
        write(event.details(), into, payloads);
        return into.build();
    }

    private static void write(EventDetails details, EventRecord.Builder into, HistoryCodec.PayloadTable payloads) {
        switch (details) {
            case EventDetails.None _ -> {}
            case EventDetails.ExecutionStarted started -> {
                into.setPayload(payloads.add(started.input())).setRoleArn(started.roleArn());
                ifPresent(started.stateMachineAliasArn(), into::setAliasArn);
                ifPresent(started.stateMachineVersionArn(), into::setVersionArn);
            }
            case EventDetails.ExecutionSucceeded succeeded -> into.setPayload(payloads.add(succeeded.output()));
            case EventDetails.Failure failure -> failure(failure.error(), failure.cause(), into);
            case EventDetails.ExecutionRedriven redriven -> into.setNumber(redriven.redriveCount());
            case EventDetails.StateEntered entered ->
                into.setName(entered.name()).setPayload(payloads.add(entered.input()));
            case EventDetails.StateExited exited -> exited(exited, into, payloads);
            case EventDetails.LambdaFunctionScheduled scheduled -> {
                into.setResource(scheduled.resource()).setPayload(payloads.add(scheduled.input()));
                ifPresent(scheduled.timeoutInSeconds(), into::setTimeoutSeconds);
                ifPresent(scheduled.credentialsRoleArn(), into::setRoleArn);
            }
            case EventDetails.LambdaFunctionSucceeded succeeded -> into.setPayload(payloads.add(succeeded.output()));
            case EventDetails.TaskScheduled scheduled -> scheduled(scheduled, into, payloads);
            case EventDetails.TaskStarted started ->
                into.setResourceType(started.resourceType()).setResource(started.resource());
            case EventDetails.TaskOutput output ->
                into.setResourceType(output.resourceType())
                        .setResource(output.resource())
                        .setPayload(payloads.add(output.output()));
            case EventDetails.TaskFailure failed -> {
                into.setResourceType(failed.resourceType()).setResource(failed.resource());
                failure(failed.error(), failed.cause(), into);
            }
            case EventDetails.ActivityScheduled scheduled -> {
                into.setResource(scheduled.resource()).setPayload(payloads.add(scheduled.input()));
                ifPresent(scheduled.timeoutInSeconds(), into::setTimeoutSeconds);
                ifPresent(scheduled.heartbeatInSeconds(), into::setHeartbeatSeconds);
            }
            case EventDetails.ActivityStarted started -> ifPresent(started.workerName(), into::setWorkerName);
            case EventDetails.ActivitySucceeded succeeded -> into.setPayload(payloads.add(succeeded.output()));
            case EventDetails.MapStateStarted started -> into.setNumber(started.length());
            case EventDetails.MapIteration iteration ->
                into.setName(iteration.name()).setNumber(iteration.index());
            case EventDetails.MapRunStarted started -> into.setMapRunArn(started.mapRunArn());
            case EventDetails.MapRunRedriven redriven ->
                into.setMapRunArn(redriven.mapRunArn()).setNumber(redriven.redriveCount());
            case EventDetails.EvaluationFailed failed -> {
                into.setName(failed.state());
                failure(failed.error(), failed.cause(), into);
                ifPresent(failed.location(), into::setLocation);
            }
        }
    }

    private static void exited(
            EventDetails.StateExited exited, EventRecord.Builder into, HistoryCodec.PayloadTable payloads) {
        into.setName(exited.name()).setPayload(payloads.add(exited.output()));
        if (exited.assignedVariables() != null) {
            into.setAssigns(true);
            exited.assignedVariables()
                    .forEach((name, value) -> into.addAssigned(
                            AssignedRecord.newBuilder().setName(name).setPayload(payloads.add(value))));
        }
    }

    private static void scheduled(
            EventDetails.TaskScheduled scheduled, EventRecord.Builder into, HistoryCodec.PayloadTable payloads) {
        into.setResourceType(scheduled.resourceType())
                .setResource(scheduled.resource())
                .setRegion(scheduled.region())
                .setPayload(payloads.add(scheduled.parameters()));
        ifPresent(scheduled.timeoutInSeconds(), into::setTimeoutSeconds);
        ifPresent(scheduled.heartbeatInSeconds(), into::setHeartbeatSeconds);
        ifPresent(scheduled.credentialsRoleArn(), into::setRoleArn);
    }

    private static void failure(@Nullable String error, @Nullable String cause, EventRecord.Builder into) {
        ifPresent(error, into::setError);
        ifPresent(cause, into::setCause);
    }

    private static <T> void ifPresent(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
