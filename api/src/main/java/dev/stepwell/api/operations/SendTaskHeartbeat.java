package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.TaskTokens;

/** SendTaskHeartbeat. */
record SendTaskHeartbeat(TaskTokens tokens) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        tokens.heartbeat(request.text("taskToken"));
    }
}
