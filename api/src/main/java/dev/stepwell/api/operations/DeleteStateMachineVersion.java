package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Versions;

/** DeleteStateMachineVersion. A missing one is fine. */
record DeleteStateMachineVersion(Versions versions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        versions.delete(Arn.version(request.text("stateMachineVersionArn")));
    }
}
