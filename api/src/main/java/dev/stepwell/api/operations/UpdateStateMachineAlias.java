package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Refused;
import java.util.Map;

/** UpdateStateMachineAlias. */
record UpdateStateMachineAlias(Aliases aliases) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.alias(request.text("stateMachineAliasArn"));
        if (!request.has("description") && !request.has("routingConfiguration")) {
            throw new Refused(
                    "ValidationException",
                    "Either the description or the routingConfiguration must be specified",
                    Map.of("reason", "MISSING_REQUIRED_PARAMETER"));
        }
        answer.time(
                "updateDate",
                aliases.update(
                        arn, request.textOrNull("description"), Routing.read(request.tree("routingConfiguration"))));
    }
}
