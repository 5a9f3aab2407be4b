package dev.stepwell.api.protocol;

import dev.stepwell.api.model.OperationModel;
import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.model.WrongType;
import dev.stepwell.api.signature.RequestHead;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The API: one request in, one answer out, whatever carries them. Waiting operations wait on the calling thread, which
 * should be a virtual one. Thread-safe.
 */
public final class Api {
    private static final String TARGET_PREFIX = "AWSStepFunctions.";
    private static final String JSON_1_0 = "application/x-amz-json-1.0";
    private static final String JSON_1_1 = "application/x-amz-json-1.1";

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final ServiceModel model;
    private final Map<String, Operation> operations;
    private final Entropy entropy;
    private final AccessControl access;

    /**
     * An API that is open to everybody.
     *
     * @param operations by name; an operation of the model that is missing here is unknown
     * @param entropy makes request ids
     */
    public Api(ServiceModel model, Map<String, Operation> operations, Entropy entropy) {
        this(model, operations, entropy, AccessControl.open());
    }

    /**
     * @param operations by name; an operation of the model that is missing here is unknown
     * @param entropy makes request ids
     * @param access tells which calls are let in
     */
    public Api(ServiceModel model, Map<String, Operation> operations, Entropy entropy, AccessControl access) {
        this.model = model;
        this.entropy = entropy;
        this.operations = Map.copyOf(operations);
        this.access = access;
    }

    /** Answers {@code request}; every refusal is an answer too. */
    public ApiResponse handle(ApiRequest request) {
        String requestId = newRequestId();
        String target = request.target();
        if (!isAwsJson(request.contentType())) {
            return ApiErrors.unknownOperation(
                    requestId,
                    "Expected Content-Type " + JSON_1_0 + ", but got "
                            + (request.contentType() == null ? "none" : request.contentType()));
        }
        if (target == null || !target.startsWith(TARGET_PREFIX)) {
            return ApiErrors.unknownOperation(
                    requestId,
                    "Expected X-Amz-Target " + TARGET_PREFIX + "<Operation>, but got "
                            + (target == null ? "none" : target));
        }
        String name = target.substring(TARGET_PREFIX.length());
        Operation operation = operations.get(name);
        OperationModel checks = model.operation(name);
        if (operation == null || checks == null) {
            return ApiErrors.unknownOperation(requestId, "Unknown operation " + name);
        }
        try {
            String sender = sender(request.head(), request.body());
            return perform(requestId, new Call(name, operation, checks, sender), request.body());
        } catch (Refused refused) {
            return ApiErrors.refused(requestId, refused);
        }
    }

    /**
     * Who sent a request that calls no operation, as the end of an IAM ARN.
     *
     * @throws Refused as an operation would be, when it is not signed well
     */
    public String sender(RequestHead head, byte[] body) {
        return access.authentication().sender(head, body);
    }

    /** What is called by whom. */
    private record Call(String name, Operation operation, OperationModel model, String sender) {}

    /**
     * Whether the operation behind {@code target} may wait long; its thread should then be interrupted when the client
     * goes away.
     */
    public boolean waits(@Nullable String target) {
        Operation operation = target == null || !target.startsWith(TARGET_PREFIX)
                ? null
                : operations.get(target.substring(TARGET_PREFIX.length()));
        return operation != null && operation.waits();
    }

    /** The answer when handling failed in a way nobody foresaw. Tells the client nothing but the request id. */
    public ApiResponse internalFailure() {
        return ApiErrors.framework(
                newRequestId(), INTERNAL_ERROR, "InternalFailure", "The server failed to handle the request");
    }

    /** The answer to a body of more than {@code limit} bytes. */
    public ApiResponse tooLarge(int limit) {
        return ApiErrors.framework(
                newRequestId(),
                TOO_LARGE,
                "RequestEntityTooLargeException",
                "The request body is larger than the limit of " + limit + " bytes");
    }

    /** The answer to a request that ended early or took too long, or is no HTTP. */
    public ApiResponse malformed(int status, String message) {
        return ApiErrors.framework(newRequestId(), status, "MalformedHttpRequestException", message);
    }

    /** The answer to a browser that calls from another site. */
    public ApiResponse forbidden(String message) {
        return ApiErrors.framework(newRequestId(), FORBIDDEN, "AccessDeniedException", message);
    }

    private ApiResponse perform(String requestId, Call call, byte[] body) {
        JsonNode request;
        try {
            call.operation.requireRoom();
            request = Json.read(body);
        } catch (JacksonException e) {
            return ApiErrors.serialization(requestId, "The request body is not JSON: " + e.getOriginalMessage());
        } catch (Refused refused) {
            return ApiErrors.refused(requestId, refused);
        }
        try {
            List<String> violations = call.model.violations(request);
            if (!violations.isEmpty()) {
                return ApiErrors.violations(requestId, violations);
            }
            access.requireOwn(call.sender, call.name, call.model, request);
            access.throttle().count(call.name, request);
            Answer answer = new Answer();
            call.operation.perform(new Request(request), answer);
            return new ApiResponse(OK, requestId, answer.finish());
        } catch (WrongType e) {
            return ApiErrors.serialization(requestId, e.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ApiErrors.framework(requestId, UNAVAILABLE, "ServiceUnavailable", "The server is stopping");
        }
    }

    private String newRequestId() {
        return entropy.uuid().toString();
    }

    private static boolean isAwsJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return type.equalsIgnoreCase(JSON_1_0) || type.equalsIgnoreCase(JSON_1_1);
    }
}
