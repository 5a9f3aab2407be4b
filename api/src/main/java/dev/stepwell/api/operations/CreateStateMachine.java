package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Name;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.StateMachines.NewStateMachine;
import dev.stepwell.engine.StateMachines.Publication;
import dev.stepwell.engine.StateMachines.StateMachine;
import org.jspecify.annotations.Nullable;

/** CreateStateMachine. */
record CreateStateMachine(StateMachines machines) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Publication publication = Publishing.wanted(request);
        StateMachine created = machines.create(new NewStateMachine(
                Name.checked(request.text("name")),
                request.text("definition"),
                request.text("roleArn"),
                type(request.textOrNull("type")),
                LoggingConfiguration.checked(request.tree("loggingConfiguration")),
                request.tree("tracingConfiguration"),
                EncryptionConfiguration.checked(request.tree("encryptionConfiguration")),
                Tags.read(request.tree("tags")),
                publication));
        answer.text("stateMachineArn", created.arn()).time("creationDate", created.creationDate());
        Publishing.write(created, answer);
    }

    static MachineType type(@Nullable String name) {
        return name == null ? MachineType.STANDARD : MachineType.valueOf(name);
    }
}
