package dev.stepwell.api.operations;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.ApiRequest;
import dev.stepwell.api.protocol.ApiResponse;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.SystemEntropy;
import dev.stepwell.engine.SystemTicker;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API on fakes of the engine's facades. Confined to one test. */
final class Fixture {
    static final String ROLE = "arn:aws:iam::123456789012:role/any";

    private static final ServiceModel MODEL = ServiceModel.load(Limits.aws());
    private static final SystemTicker TICKER = new SystemTicker();

    final FakeStateMachines machines = new FakeStateMachines();
    final FakeExecutions executions = new FakeExecutions(machines);
    final FakeActivities activities = new FakeActivities();
    final FakeReleases releases = new FakeReleases();
    final FakeTrials trials = new FakeTrials();

    private final Api api = new Api(
            MODEL,
            Operations.all(new Services(
                    machines,
                    releases.versions(),
                    releases.aliases(),
                    releases.tags(),
                    executions,
                    activities,
                    activities,
                    trials,
                    new PageTokens(new byte[32], TICKER))),
            new SystemEntropy());

    ApiResponse response(String operation, String body) {
        return api.handle(new ApiRequest(
                "AWSStepFunctions." + operation, ApiResponse.CONTENT_TYPE, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The body of the answer, whatever its status. Apostrophes in {@code body} stand for quotation marks. */
    JsonNode call(String operation, String body) {
        return Json.read(response(operation, body.replace('\'', '"')).body());
    }

    /** Error name without namespace, and message. */
    String error(String operation, String body) {
        JsonNode answer = call(operation, body);
        String type = answer.path("__type").asString("no error");
        return type.substring(type.indexOf('#') + 1) + ": "
                + answer.path("message").asString("");
    }

    String createMachine(String name) {
        return createMachine(name, null);
    }

    String createMachine(String name, @Nullable String type) {
        String withType = type == null ? "" : ",'type':'" + type + "'";
        return call(
                        "CreateStateMachine",
                        "{'name':'" + name + "','definition':'{}','roleArn':'" + ROLE + "'" + withType + "}")
                .path("stateMachineArn")
                .asString();
    }

    String start(String machine, String name) {
        return call("StartExecution", "{'stateMachineArn':'" + machine + "','name':'" + name + "'}")
                .path("executionArn")
                .asString();
    }
}
