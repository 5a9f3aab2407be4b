package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Trials;
import dev.stepwell.engine.Trials.FieldValidation;
import dev.stepwell.interpreter.trial.Mock;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The member {@code mock} of TestState, for one state. */
record TestMock(State state, Trials trials) {
    /**
     * The mock, or null when there is none.
     *
     * @throws Refused ValidationException
     */
    @Nullable
    Mock checked(@Nullable JsonNode given, boolean revealsSecrets) {
        if (given == null) {
            return null;
        }
        if (revealsSecrets) {
            throw invalid("TestState does not support RevealSecrets when a mock is specified.");
        }
        JsonNode result = given.path("result");
        JsonNode errorOutput = given.path("errorOutput");
        if (result.isString() == errorOutput.isObject()) {
            throw invalid("A test mock should have only one of the following fields: [result, errorOutput].");
        }
        if (errorOutput.isObject()) {
            return new Mock.Failed(text(errorOutput.path("error")), text(errorOutput.path("cause")));
        }
        Payload payload = payload(result.stringValue());
        check(payload.tree(), given.path("fieldValidationMode").asString("STRICT"));
        return new Mock.Result(payload);
    }

    private static Payload payload(String text) {
        try {
            JsonNode tree = Json.read(text);
            if (tree.isMissingNode()) {
                throw invalid("Mocked result must be valid JSON");
            }
            return Payload.of(text.getBytes(StandardCharsets.UTF_8), tree);
        } catch (JacksonException notJson) {
            throw invalid("Mocked result must be valid JSON");
        }
    }

    private void check(JsonNode result, String mode) {
        switch (state) {
            case State.Map map -> {
                boolean isWritten =
                        map.distributed() != null && map.distributed().resultWriter() != null;
                if (isWritten && !result.isObject()) {
                    throw invalid("Mocked result must be a JSON object.");
                } else if (!isWritten) {
                    checkArray(result);
                }
            }
            case State.Parallel parallel -> {
                checkArray(result);
                int branches = parallel.branches().size();
                if (result.size() != branches) {
                    throw invalid("Mocked result must have one item for each of the " + branches + " branches.");
                }
            }
            case State.Task task -> checkFields(task.resource(), result, FieldValidation.valueOf(mode));
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ ->
                throw new IllegalStateException("a state without work has passed with a mock");
        }
    }

    private void checkFields(TaskResource resource, JsonNode result, FieldValidation mode) {
        if (resource instanceof TaskResource.Integration integration) {
            String problem = trials.mockProblem(integration, result, mode);
            if (problem != null) {
                throw invalid("Mock result schema validation error: " + problem);
            }
        }
    }

    private static void checkArray(JsonNode result) {
        if (!result.isArray()) {
            throw invalid("Mocked result must be an array.");
        }
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    private static Refused invalid(String message) {
        return new Refused("ValidationException", message);
    }
}
