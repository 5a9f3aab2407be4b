package dev.stepwell.asl;

/** The two types of state machine; the type never changes after creation. */
public enum MachineType {
    STANDARD,
    EXPRESS
}
