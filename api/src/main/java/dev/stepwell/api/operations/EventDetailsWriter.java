package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.asl.json.EscapedText;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EventDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a history event says beyond its type, for the API and for logs. Immutable. */
final class EventDetailsWriter {
    private static final int NO_DATA = -1;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    /** Data of an event in a log, escaped: AWS's limit, which keeps the record within what CloudWatch takes. */
    private static final int LOGGED_BYTES_MAX = 248 * 1024;

    /** Eighty characters, their quotes, and the signs between them. */
    private static final int VARIABLE_NAME_BYTES_MAX = 4 * 80 + 6;

    /** Inputs and outputs as they are; nothing is ever cut off in answers of the API. */
    static final EventDetailsWriter WHOLE = new EventDetailsWriter(EVERYTHING);

    /** No inputs and outputs. */
    static final EventDetailsWriter WITHOUT_DATA = new EventDetailsWriter(NO_DATA);

    /** Inputs and outputs as far as there is room for them in a log. */
    static final EventDetailsWriter LOGGED = new EventDetailsWriter(LOGGED_BYTES_MAX);

    private final int escapedMax;

    private EventDetailsWriter(int escapedMax) {
        this.escapedMax = escapedMax;
    }

    /** Writes the members of the details. */
    void write(EventDetails details, Answer out) {
        switch (details) {
            case EventDetails.None _ -> {}
            case EventDetails.ExecutionStarted started -> {
                data(out, "input", started.input());
                out.text("roleArn", started.roleArn())
                        .text("stateMachineAliasArn", started.stateMachineAliasArn())
                        .text("stateMachineVersionArn", started.stateMachineVersionArn());
            }
            case EventDetails.ExecutionSucceeded succeeded -> data(out, "output", succeeded.output());
            case EventDetails.Failure failure -> failure(out, failure.error(), failure.cause());
            case EventDetails.ExecutionRedriven redriven -> out.number("redriveCount", redriven.redriveCount());
            case EventDetails.StateEntered entered -> data(out.text("name", entered.name()), "input", entered.input());
            case EventDetails.StateExited exited -> exited(out, exited);
            case EventDetails.LambdaFunctionScheduled scheduled -> lambdaScheduled(out, scheduled);
            case EventDetails.LambdaFunctionSucceeded succeeded -> data(out, "output", succeeded.output());
            case EventDetails.TaskScheduled scheduled -> taskScheduled(out, scheduled);
            case EventDetails.TaskStarted started -> resource(out, started.resourceType(), started.resource());
            case EventDetails.TaskOutput task -> {
                resource(out, task.resourceType(), task.resource());
                data(out, "output", task.output());
            }
            case EventDetails.TaskFailure task -> {
                resource(out, task.resourceType(), task.resource());
                failure(out, task.error(), task.cause());
            }
            case EventDetails.ActivityScheduled scheduled -> activityScheduled(out, scheduled);
            case EventDetails.ActivityStarted started -> out.text("workerName", started.workerName());
            case EventDetails.ActivitySucceeded succeeded -> data(out, "output", succeeded.output());
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

    private void exited(Answer out, EventDetails.StateExited exited) {
        data(out.text("name", exited.name()), "output", exited.output());
        Map<String, Payload> assigned = exited.assignedVariables();
        if (assigned == null || escapedMax == NO_DATA) {
            return;
        }
        Map<String, Payload> shown = escapedMax == EVERYTHING ? assigned : beside(exited.output(), assigned);
        out.object("assignedVariables", variables -> shown.forEach(variables::payload))
                .object(
                        "assignedVariablesDetails",
                        shown.size() < assigned.size() ? EventDetailsWriter::truncated : EventDetailsWriter::whole);
    }

    /** The variables that fit beside the output, each whole. */
    private Map<String, Payload> beside(Payload output, Map<String, Payload> variables) {
        long left = escapedMax - EscapedText.length(output.utf8());
        Map<String, Payload> fitting = new LinkedHashMap<>();
        for (Map.Entry<String, Payload> variable : variables.entrySet()) {
            left -= EscapedText.length(variable.getValue().utf8()) + VARIABLE_NAME_BYTES_MAX;
            if (left < 0) {
                break;
            }
            fitting.put(variable.getKey(), variable.getValue());
        }
        return fitting;
    }

    private void lambdaScheduled(Answer out, EventDetails.LambdaFunctionScheduled scheduled) {
        data(out.text("resource", scheduled.resource()), "input", scheduled.input());
        out.number("timeoutInSeconds", scheduled.timeoutInSeconds());
        credentials(out, scheduled.credentialsRoleArn());
    }

    private void taskScheduled(Answer out, EventDetails.TaskScheduled scheduled) {
        resource(out, scheduled.resourceType(), scheduled.resource());
        out.text("region", scheduled.region());
        if (escapedMax != NO_DATA) {
            Payload parameters = scheduled.parameters();
            out.payload("parameters", parameters, fitting(parameters, escapedMax));
        }
        out.number("timeoutInSeconds", scheduled.timeoutInSeconds())
                .number("heartbeatInSeconds", scheduled.heartbeatInSeconds());
        credentials(out, scheduled.credentialsRoleArn());
    }

    private void activityScheduled(Answer out, EventDetails.ActivityScheduled scheduled) {
        data(out.text("resource", scheduled.resource()), "input", scheduled.input());
        out.number("timeoutInSeconds", scheduled.timeoutInSeconds())
                .number("heartbeatInSeconds", scheduled.heartbeatInSeconds());
    }

    private void data(Answer out, String name, Payload payload) {
        if (escapedMax != NO_DATA) {
            int length = fitting(payload, escapedMax);
            out.payload(name, payload, length)
                    .object(
                            name + "Details",
                            length < payload.size() ? EventDetailsWriter::truncated : EventDetailsWriter::whole);
        }
    }

    private static void whole(Answer details) {
        details.flag("truncated", false);
    }

    private static void truncated(Answer details) {
        details.flag("truncated", true);
    }

    /** How many bytes of a payload fit. */
    private static int fitting(Payload payload, int escapedMax) {
        return escapedMax == EVERYTHING ? payload.size() : EscapedText.fitting(payload.utf8(), escapedMax);
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
}
