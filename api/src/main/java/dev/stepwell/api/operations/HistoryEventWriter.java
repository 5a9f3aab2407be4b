package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes history events as AWS's API shows them. */
public final class HistoryEventWriter {
    private static final String MEMBER_SUFFIX = "EventDetails";

    /** The member that holds an event's details, unless all types of its kind share one. */
    private static final Map<EventType, String> OWN_MEMBER = ownMembers();

    private HistoryEventWriter() {}

    /**
     * Writes the members of one event.
     *
     * @param data whether inputs and outputs are wanted
     */
    public static void write(HistoryEvent event, boolean data, Answer item) {
        item.time("timestamp", event.timestamp())
                .text("type", event.type().wireName())
                .number("id", event.id())
                .number("previousEventId", event.previousId());
        String member = member(event);
        if (member != null) {
            item.object(member, details -> details(event.details(), data, details));
        }
    }

    private static @Nullable String member(HistoryEvent event) {
        return switch (event.details()) {
            case EventDetails.None _ -> null;
            case EventDetails.StateEntered _ -> "stateEntered" + MEMBER_SUFFIX;
            case EventDetails.StateExited _ -> "stateExited" + MEMBER_SUFFIX;
            case EventDetails _ -> OWN_MEMBER.get(event.type());
        };
    }

    private static void details(EventDetails details, boolean data, Answer out) {
        switch (details) {
            case EventDetails.None _ -> {}
            case EventDetails.ExecutionStarted started -> {
                data(out, "input", started.input(), data);
                out.text("roleArn", started.roleArn())
                        .text("stateMachineAliasArn", started.stateMachineAliasArn())
                        .text("stateMachineVersionArn", started.stateMachineVersionArn());
            }
            case EventDetails.ExecutionSucceeded succeeded -> data(out, "output", succeeded.output(), data);
            case EventDetails.Failure failure -> failure(out, failure.error(), failure.cause());
            case EventDetails.ExecutionRedriven redriven -> out.number("redriveCount", redriven.redriveCount());
            case EventDetails.StateEntered entered ->
                data(out.text("name", entered.name()), "input", entered.input(), data);
            case EventDetails.StateExited exited -> exited(out, exited, data);
            case EventDetails.LambdaFunctionScheduled scheduled -> lambdaScheduled(out, scheduled, data);
            case EventDetails.LambdaFunctionSucceeded succeeded -> data(out, "output", succeeded.output(), data);
            case EventDetails.TaskScheduled scheduled -> taskScheduled(out, scheduled, data);
            case EventDetails.TaskStarted started -> resource(out, started.resourceType(), started.resource());
            case EventDetails.TaskOutput task -> {
                resource(out, task.resourceType(), task.resource());
                data(out, "output", task.output(), data);
            }
            case EventDetails.TaskFailure task -> {
                resource(out, task.resourceType(), task.resource());
                failure(out, task.error(), task.cause());
            }
            case EventDetails.ActivityScheduled scheduled -> activityScheduled(out, scheduled, data);
            case EventDetails.ActivityStarted started -> out.text("workerName", started.workerName());
            case EventDetails.ActivitySucceeded succeeded -> data(out, "output", succeeded.output(), data);
            case EventDetails.MapStateStarted started -> out.number("length", started.length());
            case EventDetails.MapIteration iteration ->
                out.text("name", iteration.name()).number("index", iteration.index());
            case EventDetails.MapRunStarted started -> out.text("mapRunArn", started.mapRunArn());
            case EventDetails.MapRunRedriven redriven ->
                out.text("mapRunArn", redriven.mapRunArn()).number("redriveCount", redriven.redriveCount());
            case EventDetails.EvaluationFailed failed -> {
                failure(out, failed.error(), failed.cause());
                out.text("location", failed.location()).text("state", failed.state());
            }
        }
    }

    private static void exited(Answer out, EventDetails.StateExited exited, boolean data) {
        data(out.text("name", exited.name()), "output", exited.output(), data);
        Map<String, Payload> assigned = exited.assignedVariables();
        if (assigned != null && data) {
            out.object("assignedVariables", variables -> assigned.forEach(variables::payload))
                    .object("assignedVariablesDetails", HistoryEventWriter::whole);
        }
    }

    private static void lambdaScheduled(Answer out, EventDetails.LambdaFunctionScheduled scheduled, boolean data) {
        data(out.text("resource", scheduled.resource()), "input", scheduled.input(), data);
        out.number("timeoutInSeconds", scheduled.timeoutInSeconds());
        credentials(out, scheduled.credentialsRoleArn());
    }

    private static void taskScheduled(Answer out, EventDetails.TaskScheduled scheduled, boolean data) {
        resource(out, scheduled.resourceType(), scheduled.resource());
        out.text("region", scheduled.region())
                .payload("parameters", data ? scheduled.parameters() : null)
                .number("timeoutInSeconds", scheduled.timeoutInSeconds())
                .number("heartbeatInSeconds", scheduled.heartbeatInSeconds());
        credentials(out, scheduled.credentialsRoleArn());
    }

    private static void activityScheduled(Answer out, EventDetails.ActivityScheduled scheduled, boolean data) {
        data(out.text("resource", scheduled.resource()), "input", scheduled.input(), data);
        out.number("timeoutInSeconds", scheduled.timeoutInSeconds())
                .number("heartbeatInSeconds", scheduled.heartbeatInSeconds());
    }

    private static void data(Answer out, String name, Payload payload, boolean wanted) {
        if (wanted) {
            out.payload(name, payload).object(name + "Details", HistoryEventWriter::whole);
        }
    }

    /** Nothing is ever cut off in answers of the API, only in logs. */
    private static void whole(Answer details) {
        details.flag("truncated", false);
    }

    private static void resource(Answer out, String type, String resource) {
        out.text("resourceType", type).text("resource", resource);
    }

    private static void failure(Answer out, @Nullable String error, @Nullable String cause) {
        out.text("error", error).text("cause", cause);
    }

    private static void credentials(Answer out, @Nullable String roleArn) {
        if (roleArn != null) {
            out.object("taskCredentials", credentials -> credentials.text("roleArn", roleArn));
        }
    }

    private static Map<EventType, String> ownMembers() {
        Map<EventType, String> members = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            String name = type.wireName();
            members.put(type, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + MEMBER_SUFFIX);
        }
        return members;
    }
}
