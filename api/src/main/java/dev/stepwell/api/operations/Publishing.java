package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines.Publication;
import dev.stepwell.engine.StateMachines.StateMachine;
import dev.stepwell.engine.Versions.Version;
import org.jspecify.annotations.Nullable;

/** The members {@code publish} and {@code versionDescription} of creating and updating a state machine. */
final class Publishing {
    private Publishing() {}

    /**
     * The version that is to be published, or null.
     *
     * @throws Refused ValidationException for a description without a version
     */
    static @Nullable Publication wanted(Request request) {
        String description = request.textOrNull("versionDescription");
        if (request.flag("publish", false)) {
            return new Publication(description);
        }
        if (description != null) {
            throw new Refused("ValidationException", "Version description can only be set when publish is true");
        }
        return null;
    }

    /** Tells the version that was published, if one was. */
    static void write(StateMachine machine, Answer answer) {
        Version version = machine.version();
        answer.text("stateMachineVersionArn", version == null ? null : version.arn());
    }
}
