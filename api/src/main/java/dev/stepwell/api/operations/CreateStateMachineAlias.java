package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Aliases.Alias;

/** CreateStateMachineAlias. */
record CreateStateMachineAlias(Aliases aliases) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Alias alias = aliases.create(
                request.text("name"),
                request.textOrNull("description"),
                Routing.routes(request.required("routingConfiguration")));
        answer.text("stateMachineAliasArn", alias.arn()).time("creationDate", alias.creationDate());
    }
}
