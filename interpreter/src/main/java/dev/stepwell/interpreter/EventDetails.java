package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says beyond its type; one record per detail member of the API, absent values are null. */
public sealed interface EventDetails {
    /** The event has no detail member. */
    record None() implements EventDetails {
        public static final None NONE = new None();
    }

    record ExecutionStarted(
            Payload input,
            String roleArn,
            @Nullable String stateMachineAliasArn,
            @Nullable String stateMachineVersionArn)
            implements EventDetails {}

    record ExecutionSucceeded(Payload output) implements EventDetails {}

    /** ExecutionFailed, ExecutionAborted, ExecutionTimedOut, and the failures of Lambda functions and activities. */
    record Failure(@Nullable String error, @Nullable String cause) implements EventDetails {}

    record ExecutionRedriven(int redriveCount) implements EventDetails {}

    record StateEntered(String name, Payload input) implements EventDetails {}

    /** @param assignedVariables name to value, or null when no Assign ran */
    record StateExited(
            String name, Payload output, @Nullable Map<String, Payload> assignedVariables) implements EventDetails {
        public StateExited {
            if (assignedVariables != null) {
                assignedVariables = Collections.unmodifiableMap(new LinkedHashMap<>(assignedVariables));
            }
        }
    }

    record LambdaFunctionScheduled(
            String resource,
            Payload input,
            @Nullable Integer timeoutInSeconds,
            @Nullable String credentialsRoleArn) implements EventDetails {}

    record LambdaFunctionSucceeded(Payload output) implements EventDetails {}

    record TaskScheduled(
            String resourceType,
            String resource,
            String region,
            Payload parameters,
            @Nullable Integer timeoutInSeconds,
            @Nullable Integer heartbeatInSeconds,
            @Nullable String credentialsRoleArn)
            implements EventDetails {}

    record TaskStarted(String resourceType, String resource) implements EventDetails {}

    /** TaskSubmitted and TaskSucceeded. */
    record TaskOutput(String resourceType, String resource, Payload output) implements EventDetails {}

    /** TaskFailed, TaskStartFailed, TaskSubmitFailed, TaskTimedOut. */
    record TaskFailure(
            String resourceType,
            String resource,
            @Nullable String error,
            @Nullable String cause) implements EventDetails {}

    record ActivityScheduled(
            String resource,
            Payload input,
            @Nullable Integer timeoutInSeconds,
            @Nullable Integer heartbeatInSeconds) implements EventDetails {}

    record ActivityStarted(@Nullable String workerName) implements EventDetails {}

    record ActivitySucceeded(Payload output) implements EventDetails {}

    record MapStateStarted(int length) implements EventDetails {}

    record MapIteration(String name, int index) implements EventDetails {}

    record MapRunStarted(String mapRunArn) implements EventDetails {}

    record MapRunRedriven(String mapRunArn, int redriveCount) implements EventDetails {}

    record EvaluationFailed(
            String error, @Nullable String cause, @Nullable String location, String state) implements EventDetails {}
}
