package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;

/** The members {@code publish} and {@code versionDescription} of creating and updating a state machine. */
final class Publishing {
    private Publishing() {}

    /** Refuses to publish a version, because this version of the server has none. */
    static void refuse(Request request) {
        if (request.flag("publish", false)) {
            throw new Refused(
                    "ValidationException",
                    "publish is not available: this version of Stepwell does not have versions of state machines yet");
        }
        if (request.has("versionDescription")) {
            throw new Refused("ValidationException", "Version description can only be set when publish is true");
        }
    }
}
