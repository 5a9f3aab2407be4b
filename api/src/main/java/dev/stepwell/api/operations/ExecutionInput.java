package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Refused;

/** The {@code input} of an execution that is to start. */
final class ExecutionInput {
    private ExecutionInput() {}

    /** The input, an empty object when there is none; refused when it is not one JSON document. */
    static Payload of(Request request) {
        String text = request.textOrNull("input");
        return text == null ? Payload.EMPTY_OBJECT : of(text);
    }

    static Payload of(String text) {
        return JsonText.payload(
                text,
                "Invalid execution input.",
                problem -> new Refused(
                        "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + problem + "'"));
    }
}
