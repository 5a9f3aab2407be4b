package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The member {@code context} of TestState: a context object with known fields only, any of which may be missing. */
final class TestContext {
    /** Per object of the context, the fields it may have and their types. */
    private static final Map<String, Map<String, Type>> OBJECTS = Map.of(
            "Execution",
                    Map.of(
                            "Id", Type.STRING,
                            "Input", Type.ANY,
                            "Name", Type.STRING,
                            "RoleArn", Type.STRING,
                            "StartTime", Type.STRING,
                            "RedriveCount", Type.INTEGER,
                            "RedriveTime", Type.STRING),
            "State", Map.of("EnteredTime", Type.STRING, "Name", Type.STRING, "RetryCount", Type.INTEGER),
            "StateMachine", Map.of("Id", Type.STRING, "Name", Type.STRING),
            "Task", Map.of("Token", Type.STRING));

    private enum Type {
        ANY(""),
        STRING("a string"),
        INTEGER("an integer");

        private final String description;

        Type(String description) {
            this.description = description;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case ANY -> true;
                case STRING -> value.isString();
                case INTEGER -> value.isIntegralNumber();
            };
        }
    }

    private TestContext() {}

    /**
     * The context object, or null when there is none.
     *
     * @throws Refused ValidationException
     */
    static @Nullable JsonNode checked(@Nullable String text, boolean isMocked, State state) {
        if (text == null) {
            return null;
        }
        if (!isMocked) {
            throw new Refused(
                    "ValidationException", "TestState does not support Context when a mock is not specified.");
        }
        JsonNode context = read(text);
        if (context.has("Map")) {
            throw invalid("'Map' field is not supported when mocking a Context object");
        }
        context.properties().forEach(member -> checkObject(member.getKey(), member.getValue()));
        if (context.has("Task") && !isAnsweredLater(state)) {
            throw invalid("Context object contains 'Task' when state is not a Task state with a '.sync' or"
                    + " '.waitForTaskToken' service integration pattern");
        }
        return context;
    }

    private static JsonNode read(String text) {
        try {
            JsonNode context = Json.read(text);
            if (context.isObject()) {
                return context;
            }
        } catch (JacksonException notJson) {
            throw invalid("Context object must be valid JSON");
        }
        throw invalid("Context object must be a JSON object");
    }

    private static void checkObject(String name, JsonNode object) {
        Map<String, Type> fields = OBJECTS.get(name);
        if (fields == null) {
            throw invalid("Field '" + name + "' is not allowed");
        }
        if (!object.isObject()) {
            throw invalid(name + " must be an object");
        }
        object.properties().forEach(member -> {
            Type type = fields.get(member.getKey());
            if (type == null) {
                throw invalid("Field '" + member.getKey() + "' is not allowed");
            }
            if (!type.fits(member.getValue())) {
                throw invalid(name + "." + member.getKey() + " must be " + type.description);
            }
        });
    }

    private static boolean isAnsweredLater(State state) {
        return state instanceof State.Task task
                && task.resource() instanceof TaskResource.Integration integration
                && integration.pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
    }

    private static Refused invalid(String problem) {
        return new Refused("ValidationException", "Invalid Context object provided: " + problem);
    }
}
