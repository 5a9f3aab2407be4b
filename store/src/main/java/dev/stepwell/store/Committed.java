package dev.stepwell.store;

/** What became of a batch. */
public sealed interface Committed {
    /** It is on disk and survives power loss. */
    record Durable() implements Committed {}

    /** Another node owns a partition the batch claimed; nothing was written. */
    record Fenced(int partition, long staleEpoch) implements Committed {}

    /**
     * It could not be written and nothing of it will appear.
     *
     * @param noSpace whether the disk is full, so that a later batch may succeed
     */
    record Failed(String reason, boolean noSpace) implements Committed {}
}
