package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.TaskTokens;

/** SendTaskFailure. */
record SendTaskFailure(TaskTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        tokens.fail(request.text("taskToken"), request.textOrNull("error"), request.textOrNull("cause"));
    }
}
