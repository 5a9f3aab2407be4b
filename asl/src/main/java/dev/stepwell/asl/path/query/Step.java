package dev.stepwell.asl.path.query;

/** One step of a reference path. Immutable. */
public sealed interface Step {
    /** Into the member of an object. */
    record Member(String name) implements Step {}

    /** Into the element of an array, counted from zero. */
    record Element(int index) implements Step {}
}
