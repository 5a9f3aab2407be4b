package dev.stepwell.tasks;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call to make.
 *
 * @param executionArn the execution that asks
 * @param attempt number of the attempt, unique within the execution
 * @param token the task token, or null
 * @param timeout how long the caller will wait, or null for the connector's own limit
 * @param credentialsRoleArn role named in Credentials, or null
 */
public record TaskCall(
        String executionArn,
        String stateName,
        long attempt,
        TaskResource resource,
        Payload arguments,
        @Nullable String token,
        @Nullable Duration timeout,
        @Nullable String credentialsRoleArn) {}
