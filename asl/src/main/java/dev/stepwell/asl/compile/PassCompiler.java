package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles Pass. */
final class PassCompiler {
    private PassCompiler() {}

    static @Nullable State compile(StateSource state) {
        Transition transition = TransitionCompiler.compile(state.fields());
        DataFlow flow = state.flow();
        JsonNode result = state.isJsonPath() ? state.fields().json().get("Result") : null;
        TemplateWarnings.checkResult(result, state.fields().at("Result"));
        Payload payload = result == null ? null : Payload.of(Json.write(result), result);
        return transition == null ? null : new State.Pass(state.name(), state.language(), flow, payload, transition);
    }
}
