package dev.stepwell.api.protocol;

import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes errors as AWS does: {@code __type} with the namespace of the layer that refused, which SDKs cut off at the
 * hash sign, and a lower-case {@code message}. Immutable.
 */
final class ApiErrors {
    private static final String SERVICE = "com.amazonaws.swf.service.v2.model#";
    private static final String FRAMEWORK = "com.amazon.coral.service#";
    private static final String AVAILABILITY = "com.amazon.coral.availability#";
    private static final String CONSTRAINTS = "com.amazon.coral.validate#";

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private ApiErrors() {}

    /** An operation, or the engine behind it, said no. */
    static ApiResponse refused(String requestId, Refused refused) {
        int status = status(refused.code());
        return error(
                requestId,
                status,
                namespace(refused.code(), status) + refused.code(),
                refused.text(),
                refused.members());
    }

    private static String namespace(String code, int status) {
        return switch (code) {
            case "ThrottlingException" -> AVAILABILITY;
            case "AccessDeniedException",
                    "IncompleteSignatureException",
                    "InvalidSignatureException",
                    "MissingAuthenticationTokenException",
                    "UnknownOperationException",
                    "UnrecognizedClientException" -> FRAMEWORK;
            default -> status < INTERNAL_ERROR ? SERVICE : FRAMEWORK;
        };
    }

    /** The request does not satisfy the model: every violation, in one message. */
    static ApiResponse violations(String requestId, List<String> violations) {
        int count = violations.size();
        String message = count
                + (count == 1 ? " validation error detected: " : " validation errors detected: ")
                + String.join("; ", violations);
        return error(requestId, BAD_REQUEST, CONSTRAINTS + "ValidationException", message, Map.of());
    }

    static ApiResponse unknownOperation(String requestId, String message) {
        return framework(requestId, BAD_REQUEST, "UnknownOperationException", message);
    }

    static ApiResponse serialization(String requestId, @Nullable String message) {
        return framework(requestId, BAD_REQUEST, "SerializationException", message);
    }

    /** An error of the layer below operations. */
    static ApiResponse framework(String requestId, int status, String code, @Nullable String message) {
        return error(requestId, status, FRAMEWORK + code, message, Map.of());
    }

    private static int status(String code) {
        return switch (code) {
            case "ServiceUnavailable", "ServiceUnavailableException" -> UNAVAILABLE;
            case "InternalFailure" -> INTERNAL_ERROR;
            case "ConflictException" -> 409;
            case "ServiceQuotaExceededException" -> 402;
            default -> BAD_REQUEST;
        };
    }

    private static ApiResponse error(
            String requestId, int status, String type, @Nullable String message, Map<String, String> members) {
        ObjectNode body = Json.NODES.objectNode().put("__type", type);
        if (message != null) {
            body.put("message", message);
        }
        members.forEach(body::put);
        return new ApiResponse(status, requestId, Json.write(body));
    }
}
