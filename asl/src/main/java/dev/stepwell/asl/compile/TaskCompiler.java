package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.model.Catcher;
import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.asl.model.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles Task. */
final class TaskCompiler {
    private TaskCompiler() {}

    static @Nullable State compile(StateSource state) {
        Fields fields = state.fields();
        fields.require("Resource");
        Transition transition = TransitionCompiler.compile(fields);
        TaskResource resource = ResourceCompiler.compile(state);
        if (resource instanceof TaskResource.Integration integration) {
            IntegrationParameters.check(state, integration);
        }
        DataFlow flow = state.flow();
        IntegerField timeout = Numbers.integer(state, fields, "TimeoutSeconds", 1, Numbers.COMMON_MAX);
        IntegerField heartbeat = Numbers.integer(state, fields, "HeartbeatSeconds", 1, Numbers.COMMON_MAX);
        checkHeartbeat(fields);
        TextField role = role(state, resource);
        List<Retrier> retry = RetryCompiler.compile(fields);
        List<Catcher> catchers = CatchCompiler.compile(state);
        if (transition == null || resource == null) {
            return null;
        }
        return new State.Task(
                state.name(), state.language(), flow, resource, timeout, heartbeat, role, retry, catchers, transition);
    }

    private static void checkHeartbeat(Fields fields) {
        JsonNode timeout = fields.json().path("TimeoutSeconds");
        JsonNode heartbeat = fields.json().path("HeartbeatSeconds");
        boolean areConstants = timeout.isInt() && heartbeat.isInt();
        if (areConstants && heartbeat.intValue() >= timeout.intValue()) {
            fields.error("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'");
        }
    }

    private static @Nullable TextField role(StateSource state, @Nullable TaskResource resource) {
        Fields credentials = state.fields().object("Credentials");
        if (credentials == null) {
            return null;
        }
        if (resource instanceof TaskResource.Activity) {
            credentials.error("The field 'Credentials' is not supported for activities");
            return null;
        }
        if (state.isJsonPath() && !credentials.atMostOne("RoleArn", "RoleArn.$")) {
            return null;
        }
        String role = state.isJsonPath() && credentials.has("RoleArn.$") ? "RoleArn.$" : "RoleArn";
        if (!credentials.has(role)) {
            credentials.error("The field 'RoleArn' is required but was missing");
            return null;
        }
        return credentials.text(role) == null
                ? null
                : state.dialect().text(credentials.json(), "RoleArn", credentials.site());
    }
}
