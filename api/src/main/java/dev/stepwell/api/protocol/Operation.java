package dev.stepwell.api.protocol;

/** One operation of the API. Immutable and thread-safe. */
@FunctionalInterface
public interface Operation {
    /**
     * Does what the request asks and writes the members of the answer.
     *
     * @param request has passed the checks of the service's model
     * @throws dev.stepwell.engine.Refused with AWS's error
     * @throws InterruptedException when the server stops while the operation waits
     */
    void perform(Request request, Answer answer) throws InterruptedException;

    /**
     * Refuses before the request is read, when there is no room for anything it could ask for.
     *
     * @throws dev.stepwell.engine.Refused when there is none
     */
    default void requireRoom() {}

    /** Whether it may wait long for something to happen, so that a client that went away should be noticed. */
    default boolean waits() {
        return false;
    }
}
