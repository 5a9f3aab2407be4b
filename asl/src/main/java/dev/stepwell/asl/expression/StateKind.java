package dev.stepwell.asl.expression;

/** The eight state types, as far as the data flow of a state depends on its type. */
public enum StateKind {
    PASS,
    TASK,
    CHOICE,
    WAIT,
    SUCCEED,
    FAIL,
    PARALLEL,
    MAP
}
