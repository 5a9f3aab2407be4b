package dev.stepwell.tasks.function;

import static dev.stepwell.tasks.function.FunctionFolder.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.tasks.TasksOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Functions of the example that exist in two languages do the same in both. */
final class ExampleFunctionsTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "order-fulfilment", "functions");

    private static final String COLLECT = "{\"shelf\":\"C2\",\"quantity\":3,\"name\":\"lime honey\",\"grams\":1500}";

    @TempDir
    private Path work;

    /** What an invocation gave, without what only one language can say: its stack and its request. */
    private static JsonNode essence(FunctionOutcome outcome) {
        return switch (outcome) {
            case FunctionOutcome.Refused refused -> throw new AssertionError(refused.message());
            case FunctionOutcome.Ended ended
            when ended.failed() -> {
                JsonNode error = Json.read(ended.payload());
                yield Json.NODES
                        .objectNode()
                        .put("type", error.at("/errorType").stringValue())
                        .put("message", error.at("/errorMessage").stringValue());
            }
            case FunctionOutcome.Ended ended -> Json.read(ended.payload());
        };
    }

    @Test
    void bothLanguagesAnswerAlike() throws Exception {
        Map<String, List<String>> events = Map.of(
                "check-stock",
                List.of(
                        "{\"action\":\"reserve\",\"orderId\":\"A\",\"sku\":\"MUG-BLUE\",\"quantity\":2}",
                        "{\"action\":\"reserve\",\"orderId\":\"A\",\"sku\":\"MUG-BLUE\",\"quantity\":36}",
                        "{\"action\":\"reserve\",\"orderId\":\"A\",\"sku\":\"NONE\",\"quantity\":1}",
                        "{\"action\":\"release\",\"orderId\":\"A\",\"reservations\":[\"A:1\",\"A:2\"]}"),
                "collect-item",
                List.of(COLLECT));
        var options = TasksOptions.fromEnvironment(Map.of(), work)
                .withFunctions(EXAMPLE)
                .withJavaRuntime(FunctionFolder.javaRuntime());

        try (var asFound = new Functions(options);
                var javaOnly = new Functions(options, Executables.on(work.toString()))) {
            for (String function : events.keySet()) {
                for (String event : events.getOrDefault(function, List.of())) {
                    assertThat(essence(asFound.invoke(call(function, event))))
                            .as("%s with %s", function, event)
                            .isEqualTo(essence(javaOnly.invoke(call(function, event))));
                }
            }
        }
    }
}
