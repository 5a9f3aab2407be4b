package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles Wait. */
final class WaitCompiler {
    private WaitCompiler() {}

    static @Nullable State compile(StateSource state) {
        Fields fields = state.fields();
        Transition transition = TransitionCompiler.compile(fields);
        DataFlow flow = state.flow();
        if (!hasOneDuration(state) || !isDurationFine(state)) {
            return null;
        }
        var until = state.dialect().waitField(fields.json(), fields.site());
        return transition == null ? null : new State.Wait(state.name(), state.language(), flow, until, transition);
    }

    private static boolean hasOneDuration(StateSource state) {
        return state.isJsonPath()
                ? state.fields().exactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp")
                : state.fields().exactlyOne("Seconds", "Timestamp");
    }

    private static boolean isDurationFine(StateSource state) {
        Fields fields = state.fields();
        JsonNode seconds = fields.json().get("Seconds");
        if (seconds != null && !state.isExpression(seconds)) {
            return Numbers.constant(fields, "Seconds", 0, Numbers.COMMON_MAX) != null;
        }
        JsonNode timestamp = fields.json().get("Timestamp");
        if (timestamp != null && !state.isExpression(timestamp)) {
            return Timestamps.check(fields, "Timestamp");
        }
        return fields.isTextOrNull("SecondsPath") && fields.isTextOrNull("TimestampPath");
    }
}
