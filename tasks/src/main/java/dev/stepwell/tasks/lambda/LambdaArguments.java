package dev.stepwell.tasks.lambda;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.lambda.LambdaRequest.InvocationType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns the arguments of a Task into an invocation, or says why they are none. */
final class LambdaArguments {
    private static final Set<String> FIELDS =
            Set.of("FunctionName", "Payload", "ClientContext", "InvocationType", "Qualifier", "LogType");

    /** What was read. */
    sealed interface Read {
        record Valid(LambdaRequest request) implements Read {}

        record Invalid(String cause) implements Read {}
    }

    private LambdaArguments() {}

    static Read read(TaskCall call) {
        return switch (call.resource()) {
            case TaskResource.LambdaFunction(var arn) ->
                new Read.Valid(new LambdaRequest(
                        FunctionName.of(arn),
                        call.arguments().utf8(),
                        InvocationType.REQUEST_RESPONSE,
                        null,
                        null,
                        false));
            case TaskResource.Integration _ -> readInvoke(call.arguments());
            case TaskResource.Activity activity -> throw new IllegalArgumentException("not Lambda: " + activity.arn());
        };
    }

    private static Read readInvoke(Payload arguments) {
        JsonNode tree = arguments.tree();
        String problem = problemOf(tree);
        if (problem != null) {
            return new Read.Invalid(
                    "The Parameters '" + arguments.text() + "' could not be used to start the Task: [" + problem + "]");
        }
        InvocationType type = InvocationType.of(text(tree, "InvocationType", "RequestResponse"));
        return new Read.Valid(new LambdaRequest(
                FunctionName.of(text(tree, "FunctionName", "")),
                payloadOf(tree.get("Payload")),
                type == null ? InvocationType.REQUEST_RESPONSE : type,
                textOrNull(tree, "ClientContext"),
                textOrNull(tree, "Qualifier"),
                "Tail".equals(textOrNull(tree, "LogType"))));
    }

    private static @Nullable String problemOf(JsonNode tree) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return "The field '" + field.getKey() + "' is not supported by Step Functions";
            }
            boolean free = field.getKey().equals("Payload");
            if (!free && !field.getValue().isString() && !field.getValue().isNull()) {
                return "The value for the field '" + field.getKey() + "' must be a STRING";
            }
        }
        if (textOrNull(tree, "FunctionName") == null) {
            return "The field 'FunctionName' is required but was missing";
        }
        String type = text(tree, "InvocationType", "RequestResponse");
        return InvocationType.of(type) == null
                ? "The value for the field 'InvocationType' must be one of RequestResponse, Event, DryRun, was '" + type
                        + "'"
                : null;
    }

    /** A text payload is the request's body itself where it is JSON; no payload at all is the empty object. */
    private static byte[] payloadOf(@Nullable JsonNode payload) {
        if (payload == null || payload.isNull()) {
            return Payload.EMPTY_OBJECT.utf8();
        }
        if (!payload.isString()) {
            return Json.write(payload);
        }
        byte[] text = payload.stringValue().getBytes(StandardCharsets.UTF_8);
        return isJson(text) ? text : Json.write(payload);
    }

    static boolean isJson(byte[] text) {
        return parsed(text) != null;
    }

    /** The tree of {@code text}, or null when it is not one JSON document. */
    static @Nullable JsonNode parsed(byte[] text) {
        try {
            JsonNode tree = Json.read(text);
            return tree.isMissingNode() ? null : tree;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static String text(JsonNode tree, String field, String otherwise) {
        String value = textOrNull(tree, field);
        return value == null ? otherwise : value;
    }

    private static @Nullable String textOrNull(JsonNode tree, String field) {
        JsonNode value = tree.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
