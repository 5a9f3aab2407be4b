package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.Versions.Version;

/** The members that every description of a state machine has. */
final class StateMachineAnswer {
    private StateMachineAnswer() {}

    static void write(StateMachine machine, boolean metadataOnly, Answer answer) {
        Version version = machine.version();
        answer.text("stateMachineArn", version == null ? machine.arn() : version.arn())
                .text("name", machine.name())
                .text("definition", metadataOnly ? "{}" : machine.definition())
                .text("roleArn", machine.roleArn());
        LoggingConfiguration.write(machine.logging(), answer);
        boolean traced =
                machine.tracing() != null && machine.tracing().path("enabled").asBoolean(false);
        answer.object("tracingConfiguration", tracing -> tracing.flag("enabled", traced));
        EncryptionConfiguration.write(answer);
        answer.text("revisionId", machine.revisionId());
        var references = machine.variableReferences();
        if (!metadataOnly && !references.isEmpty()) {
            answer.object("variableReferences", byState -> references.forEach(byState::texts));
        }
    }

    /** Whether the request asks for everything but what the customer wrote. */
    static boolean metadataOnly(Request request) {
        return "METADATA_ONLY".equals(request.textOrNull("includedData"));
    }
}
