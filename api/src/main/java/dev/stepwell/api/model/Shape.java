package dev.stepwell.api.model;

import tools.jackson.databind.JsonNode;

/** The form of a value in a request. Immutable. */
sealed interface Shape permits StructureShape, ListShape, TextShape, NumberShape, FlagShape {
    /** What is printed in place of a sensitive value. */
    String REDACTED = "*** Sensitive Data Redacted ***";

    /**
     * Tells every constraint that {@code value} breaks.
     *
     * @throws WrongType when the value cannot be read as this shape
     */
    void check(JsonNode value, Violations violations);

    /** The value as AWS prints it in messages. */
    String print(JsonNode value);

    /** Whether the value must not be shown. */
    default boolean sensitive() {
        return false;
    }
}
