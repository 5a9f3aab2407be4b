package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Versions;
import dev.stepwell.engine.Versions.Version;

/** PublishStateMachineVersion. */
record PublishStateMachineVersion(Versions versions) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Version version = versions.publish(
                Arn.plainStateMachine(request.text("stateMachineArn")),
                request.textOrNull("revisionId"),
                request.textOrNull("description"));
        answer.time("creationDate", version.creationDate()).text("stateMachineVersionArn", version.arn());
    }
}
