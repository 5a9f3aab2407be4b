package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.Publication;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.StateMachines.StateMachineUpdate;
import java.util.stream.Stream;

/** UpdateStateMachine. */
record UpdateStateMachine(StateMachines machines) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.plainStateMachine(request.text("stateMachineArn"));
        requireChange(request);
        Publication publication = Publishing.wanted(request);
        StateMachine updated = machines.update(new StateMachineUpdate(
                arn,
                request.textOrNull("definition"),
                request.textOrNull("roleArn"),
                LoggingConfiguration.checked(request.tree("loggingConfiguration")),
                request.tree("tracingConfiguration"),
                EncryptionConfiguration.checked(request.tree("encryptionConfiguration")),
                publication));
        answer.time("updateDate", updated.updateDate()).text("revisionId", updated.revisionId());
        Publishing.write(updated, answer);
    }

    private static void requireChange(Request request) {
        boolean changes = Stream.of(
                        "definition",
                        "roleArn",
                        "loggingConfiguration",
                        "tracingConfiguration",
                        "encryptionConfiguration")
                .anyMatch(request::has);
        if (!changes) {
            throw new Refused(
                    "MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be"
                            + " specified");
        }
    }
}
