package dev.stepwell.engine.call;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Executions.Ended;
import dev.stepwell.engine.Refused;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.util.concurrent.CompletableFuture;

/**
 * {@code aws-sdk:sfn:startSyncExecution}: runs an Express execution for a task and waits for its end. One that failed
 * is an answer, too; the task fails when there was no execution. When nobody waits for the task any more, the
 * execution is stopped. Thread-safe.
 */
public final class SyncStart implements Connector {
    private static final String RESOURCE_TYPE = "aws-sdk:sfn";
    private static final String ACTION = "startSyncExecution";

    private final NestedResults results;
    private final CompletableFuture<Executions> executions = new CompletableFuture<>();

    public SyncStart(Entropy entropy) {
        this.results = new NestedResults(entropy);
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
            return results.ranExpress(ended, call.arguments());
        } catch (Refused refused) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits for the execution any more");
            }
            return results.refusedExpress(refused);
        }
    }

    @Override
    public String lostError(TaskResource resource) {
        return NestedResults.LOST_EXPRESS;
    }
}
