package dev.stepwell.server.badinput;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is wrong in one place.
 *
 * @param operation to call
 * @param kind what is wrong, such as {@code too long}
 * @param place of the member, such as {@code tags.1.member.key}
 * @param expected what the answer must be
 */
record Variant(String operation, String kind, String place, ObjectNode request, Expected expected) {
    /** What the model makes of a request. */
    sealed interface Expected {}

    /** The request cannot be read. */
    record Unreadable(String message) implements Expected {}

    /** The request breaks these constraints, and no others. */
    record Violations(List<String> sentences) implements Expected {}

    /** The model has nothing against it: the operation answers, with anything but a failure of the server. */
    record Accepted() implements Expected {}

    @Override
    public String toString() {
        return operation + ": " + place + " " + kind;
    }
}
