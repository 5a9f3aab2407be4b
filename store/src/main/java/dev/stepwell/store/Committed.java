package dev.stepwell.store;

/** What became of a batch. */
public sealed interface Committed {
    /** It is on disk and survives power loss. */
    record Durable() implements Committed {}

    /** Another node owns a partition the batch claimed; nothing was written. */
    record Fenced(int partition, long staleEpoch) implements Committed {}

    /**
     * It could not be written.
     *
     * @param reason for the operator
     * @param noSpace true: the disk is full, nothing of the batch will ever appear, and a later batch may succeed.
     *     False: the storage is broken and takes no more batches; as after a crash, the batch is there wholly or not at
     *     all when the store is opened again
     */
    record Failed(String reason, boolean noSpace) implements Committed {}
}
