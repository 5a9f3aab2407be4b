package dev.stepwell.simulator;

/** Ends whatever a node is doing: it is dead. */
final class NodeCrashed extends Error {
    private static final long serialVersionUID = 1L;

    private final long epoch;

    NodeCrashed(long epoch) {
        super("the node crashed", null, false, false);
        this.epoch = epoch;
    }

    /** Of the node. */
    long epoch() {
        return epoch;
    }
}
