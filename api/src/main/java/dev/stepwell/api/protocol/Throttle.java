package dev.stepwell.api.protocol;

import tools.jackson.databind.JsonNode;

/** Says when there are too many calls. Thread-safe. */
@FunctionalInterface
public interface Throttle {
    /**
     * Counts one call.
     *
     * @param request has passed the checks of the service's model
     * @throws dev.stepwell.engine.Refused ThrottlingException when the call comes too early
     */
    void count(String operation, JsonNode request);

    /** Lets every call through. */
    static Throttle none() {
        return (_, _) -> {};
    }
}
