package dev.stepwell.tasks.lambda;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.TaskResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The names of what can go wrong with Lambda, and how its answers are turned into error and cause. */
final class LambdaErrors {
    /** The function was not reached, or its answer was lost. */
    static final String CLIENT = "Lambda.SdkClientException";

    private static final String PREFIX = "Lambda.";

    /** What the SDK calls errors that the model of the operation does not name. */
    private static final String UNMODELLED = "AWSLambdaException";

    private static final int GATEWAY_ERRORS_MAX_CHARS = 2_000;

    /** The errors that the model of Lambda's Invoke operation names. */
    private static final Set<String> MODELLED = Set.of(
            "DurableExecutionAlreadyStartedException",
            "EC2AccessDeniedException",
            "EC2ThrottledException",
            "EC2UnexpectedException",
            "EFSIOException",
            "EFSMountConnectivityException",
            "EFSMountFailureException",
            "EFSMountTimeoutException",
            "ENILimitReachedException",
            "InvalidParameterValueException",
            "InvalidRequestContentException",
            "InvalidRuntimeException",
            "InvalidSecurityGroupIDException",
            "InvalidSubnetIDException",
            "InvalidZipFileException",
            "KMSAccessDeniedException",
            "KMSDisabledException",
            "KMSInvalidStateException",
            "KMSNotFoundException",
            "NoPublishedVersionException",
            "RecursiveInvocationException",
            "RequestTooLargeException",
            "ResourceConflictException",
            "ResourceNotFoundException",
            "ResourceNotReadyException",
            "S3FilesMountConnectivityException",
            "S3FilesMountFailureException",
            "S3FilesMountTimeoutException",
            "SerializedRequestEntityTooLargeException",
            "ServiceException",
            "SnapStartException",
            "SnapStartNotReadyException",
            "SnapStartTimeoutException",
            "SubnetIPAddressLimitReachedException",
            "TooManyRequestsException",
            "UnsupportedMediaTypeException");

    private LambdaErrors() {}

    /**
     * The function itself failed: its own error type, and its whole answer as the cause. AWS keeps the answer's layout
     * for a function's own ARN and writes it compactly for {@code lambda:invoke}, as recordings of both show.
     */
    static TaskResult functionFailure(byte[] body, TaskResource resource) {
        JsonNode tree = LambdaArguments.parsed(body);
        String text = tree != null && resource instanceof TaskResource.Integration
                ? Json.text(tree)
                : new String(body, StandardCharsets.UTF_8);
        String type = textOf(tree, "errorType");
        return type == null || type.isEmpty()
                ? new TaskResult.Failed(
                        PREFIX + "Unknown",
                        "The cause could not be determined because Lambda did not return an error type."
                                + " Returned payload: "
                                + text)
                : new TaskResult.Failed(type, text);
    }

    /** Lambda refused the call. */
    static TaskResult serviceFailure(LambdaAnswer.Responded response) {
        JsonNode body = LambdaArguments.parsed(response.body());
        String type = bareType(response.header(LambdaHeaders.ERROR_TYPE));
        if (type.isEmpty()) {
            String inBody = textOf(body, "__type");
            type = inBody == null ? "" : bareType(inBody);
        }
        String code = type.isEmpty() ? Integer.toString(response.status()) : type;
        String cause = messageOf(body, response.body()) + " (Service: AWSLambda; Status Code: " + response.status()
                + "; Error Code: " + code + "; Request ID: " + response.header(LambdaHeaders.REQUEST_ID)
                + "; Proxy: null)";
        return new TaskResult.Failed(PREFIX + (MODELLED.contains(type) ? type : UNMODELLED), cause);
    }

    private static String messageOf(@Nullable JsonNode body, byte[] raw) {
        String capital = textOf(body, "Message");
        String small = capital != null ? capital : textOf(body, "message");
        if (small != null) {
            return small;
        }
        String text = new String(raw, StandardCharsets.UTF_8).strip();
        return text.length() > GATEWAY_ERRORS_MAX_CHARS ? text.substring(0, GATEWAY_ERRORS_MAX_CHARS) : text;
    }

    /** Some services append a URL, some prepend a namespace. */
    private static String bareType(String type) {
        String withoutUrl = type.contains(":") ? type.substring(0, type.indexOf(':')) : type;
        return withoutUrl.substring(withoutUrl.indexOf('#') + 1);
    }

    private static @Nullable String textOf(@Nullable JsonNode body, String field) {
        JsonNode value = body == null ? null : body.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
