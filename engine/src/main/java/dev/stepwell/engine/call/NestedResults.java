package dev.stepwell.engine.call;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource.Pattern;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Ended;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Refused;
import dev.stepwell.tasks.TaskResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a task that starts an execution gets, with members in alphabetical order: the answers of StartExecution and
 * DescribeExecution as the optimised integration shows them, and those of StartSyncExecution as the SDK integration
 * does. Thread-safe.
 */
public final class NestedResults {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final String OPTIMISED = "StepFunctions.";
    private static final String SDK = "Sfn.";
    private static final String SUFFIX = "Exception";
    private static final String METADATA_ONLY = "METADATA_ONLY";

    /** The error of a StartSyncExecution whose outcome nobody knows. */
    static final String LOST_EXPRESS = SDK + "SdkClientException";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Entropy entropy;

    public NestedResults(Entropy entropy) {
        this.entropy = entropy;
    }

    /** The child runs: the result of a request-response task, what TaskSubmitted shows of the others. */
    public Answer started(Pattern pattern, String childArn, Instant startDate) {
        ObjectNode result = Json.NODES.objectNode();
        String requestId = entropy.uuid().toString();
        String length = Integer.toString(answerLength(childArn, startDate));
        String date = HTTP_DATE.format(startDate);
        result.put("ExecutionArn", childArn);
        ObjectNode metadata = result.putObject("SdkHttpMetadata");
        ObjectNode all = metadata.putObject("AllHttpHeaders");
        all.putArray("connection").add("keep-alive");
        all.putArray("Content-Length").add(length);
        all.putArray("Content-Type").add(CONTENT_TYPE);
        all.putArray("Date").add(date);
        all.putArray("x-amzn-RequestId").add(requestId);
        metadata.putObject("HttpHeaders")
                .put("connection", "keep-alive")
                .put("Content-Length", length)
                .put("Content-Type", CONTENT_TYPE)
                .put("Date", date)
                .put("x-amzn-RequestId", requestId);
        metadata.put("HttpStatusCode", 200);
        result.putObject("SdkResponseMetadata").put("RequestId", requestId);
        result.put("StartDate", startDate.toEpochMilli());
        Payload output = Payload.of(result);
        return pattern == Pattern.REQUEST_RESPONSE ? new Answer.Succeeded(output) : new Answer.Submitted(output);
    }

    /** The child could not be started. */
    public Answer refused(Pattern pattern, String code, String message) {
        String error = error(OPTIMISED, code);
        String cause = message + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + "; Request ID: "
                + entropy.uuid() + "; Proxy: null)";
        return pattern == Pattern.REQUEST_RESPONSE
                ? new Answer.Failed(error, cause)
                : new Answer.SubmitFailed(error, cause);
    }

    /** The child is over. */
    public Answer ended(Pattern pattern, Description child) {
        ObjectNode description = describe(child, pattern == Pattern.SYNC_2);
        return child.summary().status() == Status.SUCCEEDED
                ? new Answer.Succeeded(Payload.of(description))
                : new Answer.Failed("States.TaskFailed", Json.text(describe(child, false)));
    }

    /**
     * The Express child ran to its end, with success or without.
     *
     * @param arguments of the task
     */
    TaskResult ranExpress(Ended ended, Payload arguments) {
        Description child = ended.description();
        Summary summary = child.summary();
        JsonNode wanted = arguments.tree();
        boolean isIncluded = !METADATA_ONLY.equals(text(wanted, "IncludedData"));
        ObjectNode node = Json.NODES.objectNode();
        node.putObject("BillingDetails")
                .put("BilledDurationInMilliseconds", ended.billing().billedMillis())
                .put("BilledMemoryUsedInMB", ended.billing().billedMegabytes());
        putText(node, "Cause", isIncluded ? child.cause() : null);
        putText(node, "Error", isIncluded ? child.error() : null);
        node.put("ExecutionArn", summary.executionArn());
        putText(node, "Input", isIncluded ? child.input().text() : null);
        node.putObject("InputDetails").put("Included", isIncluded);
        node.put("Name", summary.name());
        Payload output = child.output();
        putText(node, "Output", isIncluded && output != null ? output.text() : null);
        node.putObject("OutputDetails").put("Included", isIncluded);
        node.put("StartDate", summary.startDate().toString());
        node.put("StateMachineArn", summary.stateMachineArn());
        node.put("Status", summary.status().name());
        node.put("StopDate", Objects.requireNonNull(summary.stopDate()).toString());
        putText(node, "TraceHeader", text(wanted, "TraceHeader"));
        return new TaskResult.Succeeded(Payload.of(node));
    }

    /** There was no Express child. */
    TaskResult refusedExpress(Refused refused) {
        return new TaskResult.Failed(
                error(SDK, refused.code()),
                refused.text() + " (Service: Sfn, Status Code: 400, Request ID: " + entropy.uuid()
                        + ") (SDK Attempt Count: 1)");
    }

    /** The error of a task by the integration's prefix and the code of the API. */
    private static String error(String prefix, String code) {
        return prefix + code + (code.endsWith(SUFFIX) ? "" : SUFFIX);
    }

    /** @param asJson whether input and output are JSON rather than its text */
    private static ObjectNode describe(Description child, boolean asJson) {
        Summary summary = child.summary();
        ObjectNode node = Json.NODES.objectNode();
        putText(node, "Cause", child.cause());
        putText(node, "Error", summary.status() == Status.TIMED_OUT ? null : child.error());
        node.put("ExecutionArn", summary.executionArn());
        node.set("Input", payload(child.input(), asJson));
        node.putObject("InputDetails").put("Included", true);
        node.put("Name", summary.name());
        Payload output = child.output();
        if (output != null) {
            node.set("Output", payload(output, asJson));
            node.putObject("OutputDetails").put("Included", true);
        }
        node.put("RedriveCount", summary.redriveCount());
        Instant redriveDate = summary.redriveDate();
        if (redriveDate != null) {
            node.put("RedriveDate", redriveDate.toEpochMilli());
        }
        node.put("RedriveStatus", child.redriveObstacle() == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
        putText(node, "RedriveStatusReason", child.redriveObstacle());
        node.put("StartDate", summary.startDate().toEpochMilli());
        putText(node, "StateMachineAliasArn", summary.aliasArn());
        node.put("StateMachineArn", summary.stateMachineArn());
        putText(node, "StateMachineVersionArn", summary.versionArn());
        node.put("Status", summary.status().name());
        Instant stopDate = summary.stopDate();
        if (stopDate != null) {
            node.put("StopDate", stopDate.toEpochMilli());
        }
        return node;
    }

    private static void putText(ObjectNode node, String member, @Nullable String text) {
        if (text != null) {
            node.put(member, text);
        }
    }

    private static @Nullable String text(JsonNode arguments, String member) {
        JsonNode value = arguments.path(member);
        return value.isString() ? value.stringValue() : null;
    }

    private static JsonNode payload(Payload payload, boolean asJson) {
        return asJson ? payload.tree() : Json.NODES.stringNode(payload.text());
    }

    /** Bytes of StartExecution's own answer. */
    private static int answerLength(String childArn, Instant startDate) {
        String answer =
                "{\"executionArn\":\"" + childArn + "\",\"startDate\":" + startDate.toEpochMilli() / 1000.0 + '}';
        return answer.getBytes(StandardCharsets.UTF_8).length;
    }
}
