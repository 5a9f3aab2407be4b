package dev.stepwell.tasks.lambda;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import dev.stepwell.tasks.TasksOptions;
import dev.stepwell.tasks.function.Functions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Calls Lambda functions: those with a folder run here, the others are asked for at the Lambda endpoint. Thread-safe;
 * calls block and belong on virtual threads.
 */
public final class LambdaConnector implements Connector, AutoCloseable {
    private static final Set<TaskResource.Pattern> WAITED_FOR =
            EnumSet.of(TaskResource.Pattern.REQUEST_RESPONSE, TaskResource.Pattern.WAIT_FOR_TASK_TOKEN);

    private final Functions functions;
    private final LocalLambda local;
    private final RemoteLambda remote;
    private final boolean resendsLost;

    public LambdaConnector(Functions functions, TasksOptions options) {
        this.functions = functions;
        this.local = new LocalLambda(functions, options);
        this.remote = new RemoteLambda(options);
        this.resendsLost = options.resendsLostLambdaCalls();
    }

    @Override
    public boolean supports(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> true;
            case TaskResource.Integration integration ->
                integration.resourceType().equals("lambda")
                        && integration.action().equals("invoke")
                        && WAITED_FOR.contains(integration.pattern());
            case TaskResource.Activity _ -> false;
        };
    }

    @Override
    public TaskResult call(TaskCall call) throws InterruptedException {
        try {
            return switch (LambdaArguments.read(call)) {
                case LambdaArguments.Read.Invalid(var cause) -> new TaskResult.Failed("States.Runtime", cause);
                case LambdaArguments.Read.Valid(var request) ->
                    LambdaResults.of(
                            runsHere(request.function()) ? local.invoke(request) : remote.invoke(request, call),
                            call.resource());
            };
        } catch (RuntimeException unexpected) {
            return new TaskResult.Failed(LambdaErrors.CLIENT, "Unable to call the function: " + unexpected);
        }
    }

    @Override
    public String lostError(TaskResource resource) {
        return LambdaErrors.CLIENT;
    }

    @Override
    public boolean resendsLost(TaskCall call) {
        if (resendsLost) {
            return true;
        }
        return switch (LambdaArguments.read(call)) {
            case LambdaArguments.Read.Invalid _ -> false;
            case LambdaArguments.Read.Valid(var request) -> {
                String name = request.function().name();
                yield name != null && functions.resendsLost(name);
            }
        };
    }

    private boolean runsHere(FunctionName function) {
        String name = function.name();
        return name != null && functions.exists(name);
    }

    /** Drops the connections to the endpoint. */
    @Override
    public void close() {
        remote.close();
    }
}
