package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Trials;
import dev.stepwell.interpreter.trial.Mock;
import dev.stepwell.interpreter.trial.TrialReport;
import dev.stepwell.interpreter.trial.TrialSetup.Circumstances;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** TestState: runs one state by itself. The order of the checks is AWS's, as far as it is known. */
record TestState(Trials trials) implements Operation {
    @Override
    public void perform(Request request, Answer answer) throws InterruptedException {
        State state = TestedState.of(request.text("definition"), request.textOrNull("stateName"));
        JsonNode mockTree = request.tree("mock");
        Circumstances circumstances = TestCircumstances.checked(request.tree("stateConfiguration"), mockTree, state);
        TestedState.checkMockable(state, mockTree != null);
        Mock mock = new TestMock(state, trials).checked(mockTree, request.flag("revealSecrets", false));
        TestCircumstances.checkCount(circumstances, mock);
        JsonNode context = TestContext.checked(request.textOrNull("context"), mock != null, state);
        String roleArn = request.textOrNull("roleArn");
        if (state instanceof State.Task && mock == null && roleArn == null) {
            throw new Refused("ValidationException", "RoleArn must be specified when testing a Task state");
        }
        TrialReport report = trials.run(new Trials.Request(
                state,
                input(request.textOrNull("input")),
                roleArn,
                variables(request.textOrNull("variables")),
                context,
                mock,
                circumstances));
        TestAnswer.write(report, request.textOrNull("inspectionLevel"), answer);
    }

    @Override
    public boolean waits() {
        return true;
    }

    private static Payload input(@Nullable String text) {
        return text == null ? Payload.EMPTY_OBJECT : ExecutionInput.of(text);
    }

    private static Map<String, Payload> variables(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Payload given = JsonText.payload(text, "Invalid variables.", TestState::invalidVariables);
        if (!given.tree().isObject()) {
            throw invalidVariables("Variables must be a JSON object");
        }
        Map<String, Payload> variables = new LinkedHashMap<>();
        given.tree().properties().forEach(entry -> variables.put(entry.getKey(), Payload.of(entry.getValue())));
        return variables;
    }

    private static Refused invalidVariables(String problem) {
        return new Refused("ValidationException", "Invalid Variables: '" + problem + "'");
    }
}
