package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import org.jspecify.annotations.Nullable;

/** Which events the three kinds of tasks make: Lambda functions, activities and service integrations. Stateless. */
final class TaskEvents {
    private TaskEvents() {}

    /** Whether a task goes on after its first call, or is offered to workers, until somebody answers its token. */
    static boolean isAnsweredByToken(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> false;
            case TaskResource.Activity _ -> true;
            case TaskResource.Integration integration -> integration.pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }

    /** How the error of a result that is too large names the task. */
    static String name(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction function -> function.arn();
            case TaskResource.Activity activity -> activity.arn();
            case TaskResource.Integration integration -> integration.resourceType();
        };
    }

    static EventType scheduled(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> EventType.LAMBDA_FUNCTION_SCHEDULED;
            case TaskResource.Activity _ -> EventType.ACTIVITY_SCHEDULED;
            case TaskResource.Integration _ -> EventType.TASK_SCHEDULED;
        };
    }

    static EventDetails scheduledDetails(Effect.CallTask call, String region) {
        return switch (call.resource()) {
            case TaskResource.LambdaFunction function ->
                new EventDetails.LambdaFunctionScheduled(
                        function.arn(), call.arguments(), call.timeoutSeconds(), call.credentialsRoleArn());
            case TaskResource.Activity activity ->
                new EventDetails.ActivityScheduled(
                        activity.arn(), call.arguments(), call.timeoutSeconds(), call.heartbeatSeconds());
            case TaskResource.Integration integration ->
                new EventDetails.TaskScheduled(
                        integration.resourceType(),
                        integration.resource(),
                        region,
                        call.arguments(),
                        call.timeoutSeconds(),
                        call.heartbeatSeconds(),
                        call.credentialsRoleArn());
        };
    }

    static EventType started(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> EventType.LAMBDA_FUNCTION_STARTED;
            case TaskResource.Activity _ -> EventType.ACTIVITY_STARTED;
            case TaskResource.Integration _ -> EventType.TASK_STARTED;
        };
    }

    static EventDetails startedDetails(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration
                ? new EventDetails.TaskStarted(integration.resourceType(), integration.resource())
                : EventDetails.None.NONE;
    }

    static EventType succeeded(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> EventType.LAMBDA_FUNCTION_SUCCEEDED;
            case TaskResource.Activity _ -> EventType.ACTIVITY_SUCCEEDED;
            case TaskResource.Integration _ -> EventType.TASK_SUCCEEDED;
        };
    }

    static EventDetails succeededDetails(TaskResource resource, Payload output) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> new EventDetails.LambdaFunctionSucceeded(output);
            case TaskResource.Activity _ -> new EventDetails.ActivitySucceeded(output);
            case TaskResource.Integration integration ->
                new EventDetails.TaskOutput(integration.resourceType(), integration.resource(), output);
        };
    }

    static EventType failed(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> EventType.LAMBDA_FUNCTION_FAILED;
            case TaskResource.Activity _ -> EventType.ACTIVITY_FAILED;
            case TaskResource.Integration _ -> EventType.TASK_FAILED;
        };
    }

    static EventType timedOut(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> EventType.LAMBDA_FUNCTION_TIMED_OUT;
            case TaskResource.Activity _ -> EventType.ACTIVITY_TIMED_OUT;
            case TaskResource.Integration _ -> EventType.TASK_TIMED_OUT;
        };
    }

    static EventDetails failureDetails(TaskResource resource, @Nullable String error, @Nullable String cause) {
        return resource instanceof TaskResource.Integration integration
                ? new EventDetails.TaskFailure(integration.resourceType(), integration.resource(), error, cause)
                : new EventDetails.Failure(error, cause);
    }
}
