package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Aliases;

/** DeleteStateMachineAlias. A missing one is fine. */
record DeleteStateMachineAlias(Aliases aliases) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        aliases.delete(Arn.alias(request.text("stateMachineAliasArn")));
    }
}
