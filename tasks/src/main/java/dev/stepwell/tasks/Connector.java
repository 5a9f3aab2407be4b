package dev.stepwell.tasks;

import dev.stepwell.asl.model.TaskResource;

/** Makes calls of one kind. Thread-safe; called on virtual threads. */
public interface Connector {
    /** Whether this connector makes calls to {@code resource}. */
    boolean supports(TaskResource resource);

    /**
     * Makes the call and waits for its answer. Every failure, also an unexpected one, is a {@link TaskResult.Failed}.
     *
     * @throws InterruptedException when nobody waits for the answer any more
     */
    TaskResult call(TaskCall call) throws InterruptedException;

    /**
     * Whether a call may wait for other calls to be made; then it may not keep them from their turn, and the connector
     * itself bounds how many there are.
     */
    default boolean waitsForCalls(TaskResource resource) {
        return false;
    }

    /** Error name of a call whose outcome is unknown because the node died meanwhile. */
    String lostError(TaskResource resource);

    /** Whether a call whose outcome is unknown is made again instead of failing; by default it is not. */
    default boolean resendsLost(TaskCall call) {
        return false;
    }
}
