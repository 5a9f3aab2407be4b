package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.TaskTokens;

/** SendTaskSuccess. */
record SendTaskSuccess(TaskTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Payload output = JsonText.payload(
                request.text("output"),
                "Invalid task output.",
                problem -> new Refused("InvalidOutput", "Invalid Output: '" + problem + "'"));
        tokens.succeed(request.text("taskToken"), output);
    }
}
