package dev.stepwell.tasks.lambda;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.TaskResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what Lambda said into the result of a Task, named as Step Functions names it. */
final class LambdaResults {
    private static final int FIRST_ERROR_STATUS = 400;

    private LambdaResults() {}

    static TaskResult of(LambdaAnswer answer, TaskResource resource) {
        return switch (answer) {
            case LambdaAnswer.NotReached(var why) -> new TaskResult.Failed(LambdaErrors.CLIENT, why);
            case LambdaAnswer.TooLarge() -> tooLarge(resource);
            case LambdaAnswer.Responded response
            when response.status() >= FIRST_ERROR_STATUS -> LambdaErrors.serviceFailure(response);
            case LambdaAnswer.Responded response
            when !response.header(LambdaHeaders.FUNCTION_ERROR).isEmpty() ->
                LambdaErrors.functionFailure(response.body(), resource);
            case LambdaAnswer.Responded response ->
                new TaskResult.Succeeded(
                        resource instanceof TaskResource.LambdaFunction
                                ? payloadOf(response.body(), Payload.NULL)
                                : integrationOutput(response));
        };
    }

    private static TaskResult tooLarge(TaskResource resource) {
        String what = resource instanceof TaskResource.LambdaFunction ? resource.arn() : "lambda";
        return new TaskResult.Failed(
                "States.DataLimitExceeded",
                "The state/task '" + what
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** What a function returned; text that is not JSON becomes a JSON text. */
    private static Payload payloadOf(byte[] body, Payload whenEmpty) {
        if (body.length == 0) {
            return whenEmpty;
        }
        JsonNode tree = LambdaArguments.parsed(body);
        return tree != null
                ? Payload.of(body, tree)
                : Payload.of(Json.NODES.stringNode(new String(body, StandardCharsets.UTF_8)));
    }

    private static Payload integrationOutput(LambdaAnswer.Responded response) {
        ObjectNode output = Json.NODES.objectNode();
        putIfPresent(output, "ExecutedVersion", response.header(LambdaHeaders.EXECUTED_VERSION));
        putIfPresent(output, "LogResult", response.header(LambdaHeaders.LOG_RESULT));
        output.set(
                "Payload",
                payloadOf(response.body(), Payload.of(Json.NODES.stringNode("")))
                        .tree());
        ObjectNode http = output.putObject("SdkHttpMetadata");
        ObjectNode all = http.putObject("AllHttpHeaders");
        response.headers().forEach((name, values) -> values.forEach(all.putArray(name)::add));
        ObjectNode first = http.putObject("HttpHeaders");
        sorted(response.headers()).forEach((name, values) -> first.put(name, values.getFirst()));
        http.put("HttpStatusCode", response.status());
        output.putObject("SdkResponseMetadata").put("RequestId", response.header(LambdaHeaders.REQUEST_ID));
        output.put("StatusCode", response.status());
        return Payload.of(output);
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> headers) {
        var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return sorted;
    }

    private static void putIfPresent(ObjectNode output, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            output.put(field, value);
        }
    }
}
