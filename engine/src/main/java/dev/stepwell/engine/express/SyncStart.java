package dev.stepwell.engine.express;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Billing;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Ended;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.NestedArguments;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code aws-sdk:sfn:startSyncExecution}: runs an Express execution for a task and waits for its end. One that failed
 * is an answer, too; the task fails when there was no execution. When nobody waits for the task any more, the
 * execution is stopped. Thread-safe.
 */
public final class SyncStart implements Connector {
    private static final String RESOURCE_TYPE = "aws-sdk:sfn";
    private static final String ACTION = "startSyncExecution";
    private static final String SERVICE = "Sfn.";
    private static final String SUFFIX = "Exception";
    private static final String METADATA_ONLY = "METADATA_ONLY";

    private final Entropy entropy;
    private final CompletableFuture<Executions> executions = new CompletableFuture<>();

    public SyncStart(Entropy entropy) {
        this.entropy = entropy;
    }

    /** Calls that came before wait for this. */
    public void uses(Executions known) {
        executions.complete(known);
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration
                && integration.resourceType().equals(RESOURCE_TYPE)
                && integration.action().equals(ACTION)
                && integration.pattern() == TaskResource.Pattern.REQUEST_RESPONSE;
    }

    @Override
    public boolean waitsForCalls(TaskResource resource) {
        return true;
    }

    @Override
    public TaskResult call(TaskCall call) throws InterruptedException {
        try {
            NestedArguments wanted = NestedArguments.read(call.arguments());
            Ended ended = executions.join().runExpress(wanted.machineArn(), wanted.name(), wanted.input());
            return new TaskResult.Succeeded(
                    Payload.of(result(ended, call.arguments().tree())));
        } catch (Refused refused) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits for the execution any more");
            }
            return failed(refused);
        }
    }

    @Override
    public String lostError(TaskResource resource) {
        return SERVICE + "SdkClientException";
    }

    private TaskResult failed(Refused refused) {
        String code = refused.code();
        return new TaskResult.Failed(
                SERVICE + code + (code.endsWith(SUFFIX) ? "" : SUFFIX),
                refused.text() + " (Service: Sfn, Status Code: 400, Request ID: " + entropy.uuid()
                        + ") (SDK Attempt Count: 1)");
    }

    /** StartSyncExecution's answer with members as the SDK integration shows them, in alphabetical order. */
    private static ObjectNode result(Ended ended, JsonNode arguments) {
        Description execution = ended.description();
        Summary summary = execution.summary();
        Billing billing = ended.billing();
        boolean isIncluded = !METADATA_ONLY.equals(text(arguments.path("IncludedData")));
        ObjectNode node = Json.NODES.objectNode();
        node.putObject("BillingDetails")
                .put("BilledDurationInMilliseconds", billing.billedMillis())
                .put("BilledMemoryUsedInMB", billing.billedMegabytes());
        put(node, "Cause", isIncluded ? execution.cause() : null);
        put(node, "Error", isIncluded ? execution.error() : null);
        node.put("ExecutionArn", summary.executionArn());
        put(node, "Input", isIncluded ? execution.input().text() : null);
        node.putObject("InputDetails").put("Included", isIncluded);
        node.put("Name", summary.name());
        Payload output = execution.output();
        put(node, "Output", isIncluded && output != null ? output.text() : null);
        node.putObject("OutputDetails").put("Included", isIncluded);
        node.put("StartDate", summary.startDate().toString());
        node.put("StateMachineArn", summary.stateMachineArn());
        node.put("Status", summary.status().name());
        node.put("StopDate", Objects.requireNonNull(summary.stopDate()).toString());
        put(node, "TraceHeader", text(arguments.path("TraceHeader")));
        return node;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static void put(ObjectNode node, String member, @Nullable String text) {
        if (text != null) {
            node.put(member, text);
        }
    }
}
