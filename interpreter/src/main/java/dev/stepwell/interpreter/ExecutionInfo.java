package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about an execution.
 *
 * @param stateMachineArn the unqualified ARN, as the context object shows it
 * @param versionArn version it was started through, or null
 * @param aliasArn alias it was started through, or null
 * @param seed where its random numbers come from
 */
public record ExecutionInfo(
        String executionArn,
        String executionName,
        String stateMachineArn,
        String stateMachineName,
        String roleArn,
        Instant startTime,
        Payload input,
        @Nullable String versionArn,
        @Nullable String aliasArn,
        long seed) {}
