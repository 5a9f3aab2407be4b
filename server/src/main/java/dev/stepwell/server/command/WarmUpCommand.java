package dev.stepwell.server.command;

import dev.stepwell.asl.Limits;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.server.StepwellServer;
import dev.stepwell.server.client.ApiClient;
import dev.stepwell.server.config.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/**
 * {@code stepwell warm-up}: a short life of a server that touches what every start touches, from which the build trains
 * the JDK's ahead-of-time cache.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    private static final int ROUNDS = 50;
    private static final String DEFINITION = """
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Parameters":{"x.$":"$.x","y.$":"States.Format('{}', $.x)"},"Next":"B"},
              "B":{"Type":"Choice","Choices":[{"Variable":"$.x","NumericEquals":1,"Next":"C"}],"Default":"C"},
              "C":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"z":"{% $states.input.x + 1 %}"},"Next":"D"},
              "D":{"Type":"Map","ItemsPath":"$.none","ItemProcessor":{"StartAt":"E","States":{
                "E":{"Type":"Pass","End":true}}},"End":true,
                "Catch":[{"ErrorEquals":["States.ALL"],"Next":"F"}]},
              "F":{"Type":"Succeed"}}}""";

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path data = ScratchDirectory.create("warm-up");
        ServerOptions options = new ServerOptions(
                "127.0.0.1",
                0,
                data,
                null,
                Limits.aws(),
                "123456789012",
                "us-east-1",
                EngineOptions.defaults().retention(),
                null,
                Map.of(),
                false,
                Map.of());
        try (StepwellServer server = StepwellServer.start(options);
                ApiClient client = new ApiClient(server.address())) {
            exercise(client);
        } finally {
            ScratchDirectory.delete(data);
        }
        return 0;
    }

    private static void exercise(ApiClient client) throws InterruptedException {
        JsonNode machine = client.call(
                "CreateStateMachine",
                request -> request.put("name", "warm-up")
                        .put("definition", DEFINITION)
                        .put("roleArn", "arn:aws:iam::123456789012:role/warm-up"));
        String machineArn = machine.get("stateMachineArn").asString();
        for (int i = 0; i < ROUNDS; i++) {
            JsonNode started = client.call(
                    "StartExecution",
                    request -> request.put("stateMachineArn", machineArn).put("input", "{\"x\":1}"));
            String execution = started.get("executionArn").asString();
            client.call("DescribeExecution", request -> request.put("executionArn", execution));
            client.call("GetExecutionHistory", request -> request.put("executionArn", execution));
        }
        client.call("ListExecutions", request -> request.put("stateMachineArn", machineArn));
        client.call("ListStateMachines", _ -> {});
    }
}
