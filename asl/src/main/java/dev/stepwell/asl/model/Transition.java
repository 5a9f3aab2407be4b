package dev.stepwell.asl.model;

/** Where a state goes when it is done. */
public sealed interface Transition {
    /** To another state of the same scope. */
    record Next(String state) implements Transition {}

    /** Nowhere: the scope ends with this state's output. */
    record End() implements Transition {}
}
